// The platform that the issue came through.
// 该事项所经的平台。
MATCH (i:Issue)-[:THROUGH]->(h:Platform)
RETURN DISTINCT i.id AS subject, h.id AS owner, h.name AS owner_name
ORDER BY subject, owner
