// The head of the liaison group that is responsible for the township; where there is none, an officer of it.
// 负责该乡镇（街道）的联络组组长；没有的，为该组的其他职务人员。
MATCH (g:`Group`)-[:OF]->(:Body {id: $body})
WITH DISTINCT g
MATCH (g)-[r:RESPONSIBLE_FOR]->(t:Township)
WHERE r.since <= $day AND $day < r.until
WITH DISTINCT g, t
MATCH (p:Member|Staff)-[h:HEADS]->(g)
WHERE h.since <= $day AND $day < h.until
RETURN DISTINCT t.id AS subject, p.id AS owner, p.name AS owner_name, CASE WHEN h.role = 'head' THEN 0 ELSE 1 END AS rank
ORDER BY subject, rank, owner
