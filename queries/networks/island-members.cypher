// The members who are assigned to the chosen townships or live there, where they are assigned first.
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
MATCH (m)-[r:ASSIGNED_TO|LIVES_IN]->(t:Township)
WHERE t.id IN $townships AND r.since <= $day AND $day < r.until
WITH DISTINCT m, t
RETURN m.id AS member, m.name AS member_name, t.id AS township,
       COUNT { MATCH (m)-[a:ASSIGNED_TO]->(t) WHERE a.since <= $day AND $day < a.until } AS assigned
ORDER BY assigned DESC, township, member
