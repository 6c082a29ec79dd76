// The committee that the member is placed under.
// 委员所在的专委会。
MATCH (g:Committee)-[:OF]->(:Body {id: $body})
WITH DISTINCT g
MATCH (m:Member)-[p:PLACED_UNDER]->(g)
WHERE p.since <= $day AND $day < p.until
RETURN m.id AS subject, g.id AS owner, g.name AS owner_name
ORDER BY subject, owner
