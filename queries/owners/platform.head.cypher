// Who heads the platform.
// 平台负责人。
MATCH (h:Platform)-[:OF]->(:Body {id: $body})
WITH DISTINCT h
MATCH (p:Member|Staff)-[r:HEADS]->(h)
WHERE r.since <= $day AND $day < r.until
RETURN DISTINCT h.id AS subject, p.id AS owner, p.name AS owner_name
ORDER BY subject, owner
