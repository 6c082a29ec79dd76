// Platforms of the body's own level.
// 本级平台。
MATCH (h:Platform)-[:OF]->(b:Body {id: $body})
WHERE h.level = b.level
RETURN DISTINCT h.id AS subject
