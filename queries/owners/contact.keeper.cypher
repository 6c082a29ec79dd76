// The member who keeps contact with the person.
// 联系该对象的委员。
MATCH (m:Member)-[:SITS_IN]->(:Body {id: $body})
WITH DISTINCT m
MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since <= $day AND $day < r.until
RETURN DISTINCT c.id AS subject, m.id AS owner, m.name AS owner_name
ORDER BY subject, owner
