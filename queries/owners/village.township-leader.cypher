// The leader who is responsible for the village's township.
// 联系村（社区）所在乡镇（街道）的领导。
MATCH (l:Member)-[:SITS_IN]->(:Body {id: $body})
WITH DISTINCT l
MATCH (l)-[r:RESPONSIBLE_FOR]->(t:Township)
WHERE r.since <= $day AND $day < r.until
WITH DISTINCT l, t
MATCH (t)<-[p:PART_OF]-(v:Village)
WHERE p.since <= $day AND $day < p.until
RETURN DISTINCT v.id AS subject, l.id AS owner, l.name AS owner_name
ORDER BY subject, owner
