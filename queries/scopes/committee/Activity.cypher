// What a committee holds stands in its own sheets.
MATCH (a:Activity)-[:ORGANISED_BY]->(g:Committee)-[:OF]->(:Body {id: $body})
RETURN DISTINCT a.id AS subject, g.id AS scope
