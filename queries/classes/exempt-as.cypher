// Members whom the roster exempts as $value.
MATCH (m:Member)-[:SITS_IN]->(:Body {id: $body})
WHERE m.exempt = $value
RETURN DISTINCT m.id AS subject
