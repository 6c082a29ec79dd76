// The member.
// 委员本人。
MATCH (m:Member)-[:SITS_IN]->(:Body {id: $body})
RETURN DISTINCT m.id AS subject, m.id AS owner, m.name AS owner_name
ORDER BY subject
