/*---
id         = "cases-per-mediator"
title      = { zh = "委员调解员参与调解的案件数", en = "Cases mediated by each mediator" }
shape      = "events"
subject    = "Member"
unit       = { zh = "件", en = "cases" }
needs      = { members = "any", appointments = "subjects", cases = "up" }
params     = { since = "date", until = "date", day = "date" }
bound      = { at_least = 1 }
gap        = { zh = "期内没有该调解员参与调解的记录", en = "no case mediated by this mediator was logged" }
mechanisms = ["CC11"]
note       = { zh = "期末在聘的委员调解员；期内登记的案件；已参与的人数即数值不为零的人数", en = "members appointed as mediators on the last day; cases dated in the period; those who were active are those whose value is not zero" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
OPTIONAL MATCH (m)-[j:IN_GROUP]->(g:`Group`)
WHERE j.role = 'mediator' AND j.since <= $day AND $day < j.until
WITH DISTINCT m, g
OPTIONAL MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH m, count(o.since) AS grouped
OPTIONAL MATCH (m)-[x:ASSIGNED_TO]->(d:Department)
WHERE x.basis = 'mediator' AND x.since <= $day AND $day < x.until
WITH m, grouped, count(DISTINCT d.id) AS placed
WHERE grouped + placed > 0
OPTIONAL MATCH (m)-[u:SUPERVISES]->(i:Issue)
WHERE u.role = 'mediator' AND i.date >= $since AND i.date < $until
WITH DISTINCT m, i
OPTIONAL MATCH (i)-[:KEPT_BY]->(b:Body {id: $body})
RETURN m.id AS subject, m.name AS name, count(DISTINCT CASE WHEN b.id IS NOT NULL THEN i.id END) AS value
ORDER BY subject
// why
MATCH (:Member {id: $subject})-[u:SUPERVISES]->(i:Issue)
WHERE u.role = 'mediator' AND i.date >= $since AND i.date < $until
WITH DISTINCT i
MATCH (i)-[:KEPT_BY]->(:Body {id: $body})
WITH DISTINCT i
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
ORDER BY date, name
