// A contact's visits come with the sheets of the keepers' committees.
MATCH (g:Committee)-[:OF]->(:Body {id: $body})
WITH DISTINCT g
MATCH (m:Member)-[p:PLACED_UNDER]->(g)
WHERE p.since < $until AND $since < p.until
WITH DISTINCT g, m
MATCH (c:Contact)<-[h:KEEPS_CONTACT]-(m)
WHERE h.since < $until AND $since < h.until
RETURN DISTINCT c.id AS subject, g.name AS scope
