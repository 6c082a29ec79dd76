// Members who reach a constituency in a township: of that constituency, keeping a contact who lives there.
MATCH (k:Constituency)-[:OF]->(:Body {id: $body})
WITH DISTINCT k
MATCH (k)<-[r:REPRESENTS]-(m:Member)
WHERE r.since <= $day AND $day < r.until
WITH DISTINCT k, m
MATCH (m)-[s:KEEPS_CONTACT]->(c:Contact)
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT k, m, c
MATCH (c)-[l:LIVES_IN]->(t:Township)
WHERE l.since <= $day AND $day < l.until
RETURN k.id AS constituency, t.id AS township, count(DISTINCT m.id) AS members
ORDER BY constituency, township
