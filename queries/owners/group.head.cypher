// The head of the group; where there is none, an officer of it.
// 小组负责人；没有的，为小组的其他职务人员。
MATCH (g:`Group`)-[:OF]->(:Body {id: $body})
WITH DISTINCT g
MATCH (p:Member|Staff)-[h:HEADS]->(g)
WHERE h.since <= $day AND $day < h.until
RETURN DISTINCT g.id AS subject, p.id AS owner, p.name AS owner_name, CASE WHEN h.role = 'head' THEN 0 ELSE 1 END AS rank
ORDER BY subject, rank, owner
