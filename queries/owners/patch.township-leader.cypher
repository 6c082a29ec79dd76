// The leader who is responsible for the patch's township.
// 联系片区所在乡镇（街道）的领导。
MATCH (l:Member)-[:SITS_IN]->(:Body {id: $body})
WITH DISTINCT l
MATCH (l)-[r:RESPONSIBLE_FOR]->(t:Township)
WHERE r.since <= $day AND $day < r.until
WITH DISTINCT l, t
MATCH (t)<-[p:PART_OF]-(w:Patch)
WHERE p.since <= $day AND $day < p.until
RETURN DISTINCT w.id AS subject, l.id AS owner, l.name AS owner_name
ORDER BY subject, owner
