// An issue comes with the sheets of its submitters' committees, or of the member whose visit raised it.
MATCH (g:Committee)-[:OF]->(:Body {id: $body})
WITH DISTINCT g
MATCH (m:Member)-[p:PLACED_UNDER]->(g)
WHERE p.since < $until AND $since < p.until
WITH DISTINCT g, m
MATCH (i:Issue)<-[:SUBMITTED]-(m)
RETURN DISTINCT i.id AS subject, g.name AS scope
UNION
MATCH (i:Issue)<-[:SUBMITTED]-(g:Committee)-[:OF]->(:Body {id: $body})
RETURN DISTINCT i.id AS subject, g.name AS scope
UNION
MATCH (g:Committee)-[:OF]->(:Body {id: $body})
WITH DISTINCT g
MATCH (m:Member)-[p:PLACED_UNDER]->(g)
WHERE p.since < $until AND $since < p.until
WITH DISTINCT g, m
MATCH (i:Issue)<-[:RAISED]-(:Visit)<-[:MADE]-(m)
RETURN DISTINCT i.id AS subject, g.name AS scope
