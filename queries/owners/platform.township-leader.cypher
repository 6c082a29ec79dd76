// The leader who is responsible for the platform's township.
// 联系平台所在乡镇（街道）的领导。
MATCH (l:Member)-[:SITS_IN]->(:Body {id: $body})
WITH DISTINCT l
MATCH (l)-[r:RESPONSIBLE_FOR]->(t:Township)
WHERE r.since <= $day AND $day < r.until
WITH DISTINCT l, t
MATCH (t)<-[:PART_OF*0..1]-(x:Township|Village)
WITH DISTINCT l, x
MATCH (x)<-[a:LOCATED_IN]-(h:Platform)
WHERE a.since <= $day AND $day < a.until
RETURN DISTINCT h.id AS subject, l.id AS owner, l.name AS owner_name
ORDER BY subject, owner
