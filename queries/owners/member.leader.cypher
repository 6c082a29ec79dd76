// The leader who is linked to the member.
// 联系该委员的领导。
MATCH (m:Member)-[:SITS_IN]->(:Body {id: $body})
WITH DISTINCT m
MATCH (l:Member)-[r:LINKED_TO]->(m)
WHERE r.since <= $day AND $day < r.until
RETURN DISTINCT m.id AS subject, l.id AS owner, l.name AS owner_name
ORDER BY subject, owner
