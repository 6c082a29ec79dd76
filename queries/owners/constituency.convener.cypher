// The convener of the constituency; where there is none, another who heads it.
// 界别召集人；没有召集人的，为该界别的其他负责人。
MATCH (k:Constituency)-[:OF]->(:Body {id: $body})
WITH DISTINCT k
MATCH (p:Member|Staff)-[h:HEADS]->(k)
WHERE h.since <= $day AND $day < h.until
RETURN k.id AS subject, p.id AS owner, p.name AS owner_name,
       CASE WHEN h.role = 'convener' THEN 0 WHEN h.role = 'deputy' THEN 1 ELSE 2 END AS rank
ORDER BY subject, rank, owner
