// The leader who is responsible for the township.
// 联系该乡镇（街道）的领导。
MATCH (l:Member)-[:SITS_IN]->(:Body {id: $body})
WITH DISTINCT l
MATCH (l)-[r:RESPONSIBLE_FOR]->(t:Township)
WHERE r.since <= $day AND $day < r.until
RETURN DISTINCT t.id AS subject, l.id AS owner, l.name AS owner_name
ORDER BY subject, owner
