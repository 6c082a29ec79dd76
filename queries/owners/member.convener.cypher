// The convener of the member's constituency.
// 委员所在界别的召集人。
MATCH (k:Constituency)-[:OF]->(:Body {id: $body})
WITH DISTINCT k
MATCH (k)<-[r:REPRESENTS]-(m:Member)
WHERE r.since <= $day AND $day < r.until
WITH DISTINCT k, m
MATCH (p:Member|Staff)-[h:HEADS]->(k)
WHERE h.since <= $day AND $day < h.until
RETURN m.id AS subject, p.id AS owner, p.name AS owner_name,
       CASE WHEN h.role = 'convener' THEN 0 WHEN h.role = 'deputy' THEN 1 ELSE 2 END AS rank
ORDER BY subject, rank, owner
