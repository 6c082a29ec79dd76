// Members whom the roster exempts, for whatever reason.
// 名册注明免于检查的委员，不论何种原因。
MATCH (m:Member)-[:SITS_IN]->(:Body {id: $body})
WHERE m.exempt IS NOT NULL AND m.exempt <> ''
RETURN DISTINCT m.id AS subject
