// The convener of the member's constituency.
MATCH (p:Member|Staff)-[h:HEADS]->(k:Constituency)<-[r:REPRESENTS]-(m:Member), (k)-[:OF]->(:Body {id: $body})
WHERE h.since <= $day AND $day < h.until AND r.since <= $day AND $day < r.until
RETURN m.id AS subject, p.id AS owner, p.name AS owner_name,
       CASE WHEN h.role = 'convener' THEN 0 WHEN h.role = 'deputy' THEN 1 ELSE 2 END AS rank
ORDER BY subject, rank, owner
