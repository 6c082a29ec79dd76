// Members whom the roster exempts, for whatever reason.
MATCH (m:Member)-[:SITS_IN]->(:Body {id: $body})
WHERE m.exempt IS NOT NULL AND m.exempt <> ''
RETURN DISTINCT m.id AS subject
