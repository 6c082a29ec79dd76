// Members whom the roster exempts as $value.
// 名册注明以“$value”免于检查的委员。
MATCH (m:Member)-[:SITS_IN]->(:Body {id: $body})
WHERE m.exempt = $value
RETURN DISTINCT m.id AS subject
