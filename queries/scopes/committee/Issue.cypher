// What a committee submits stands in its own sheets.
MATCH (i:Issue)<-[:SUBMITTED]-(g:Committee)-[:OF]->(:Body {id: $body})
RETURN DISTINCT i.id AS subject, g.id AS scope
