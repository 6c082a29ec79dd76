// A committee hands in its own sheets.
MATCH (g:Committee)-[:OF]->(:Body {id: $body})
RETURN DISTINCT g.id AS subject, g.id AS scope
