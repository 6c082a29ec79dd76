// An issue comes with the sheets of its submitters' committees, or of the member whose visit raised it.
MATCH (i:Issue)<-[:SUBMITTED]-(:Member)-[p:PLACED_UNDER]->(g:Committee)-[:OF]->(:Body {id: $body})
WHERE p.since < $until AND $since < p.until
RETURN DISTINCT i.id AS subject, g.name AS scope
UNION
MATCH (i:Issue)<-[:SUBMITTED]-(g:Committee)-[:OF]->(:Body {id: $body})
RETURN DISTINCT i.id AS subject, g.name AS scope
UNION
MATCH (i:Issue)<-[:RAISED]-(:Visit)<-[:MADE]-(:Member)-[p:PLACED_UNDER]->(g:Committee)-[:OF]->(:Body {id: $body})
WHERE p.since < $until AND $since < p.until
RETURN DISTINCT i.id AS subject, g.name AS scope
