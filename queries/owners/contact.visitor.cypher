// The member who went to the contact, the last one first.
// 走访过该对象的委员，最近走访的在先。
MATCH (m:Member)-[:SITS_IN]->(:Body {id: $body})
WITH DISTINCT m
MATCH (m)-[:MADE]->(v:Visit)
WHERE v.date <= $day
WITH DISTINCT m, v
MATCH (v)-[:VISITED]->(c:Contact)
RETURN c.id AS subject, m.id AS owner, m.name AS owner_name, max(v.date) AS last
ORDER BY subject, last DESC, owner
