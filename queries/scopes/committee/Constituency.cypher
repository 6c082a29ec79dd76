// Visits to a constituency's people are in the sheets of its own members' committees, and of those who keep its people.
MATCH (g:Committee)-[:OF]->(:Body {id: $body})
WITH DISTINCT g
MATCH (m:Member)-[p:PLACED_UNDER]->(g)
WHERE p.since < $until AND $since < p.until
WITH DISTINCT g, m
MATCH (k:Constituency)<-[r:REPRESENTS]-(m)
WHERE r.since < $until AND $since < r.until
RETURN DISTINCT k.id AS subject, g.name AS scope
UNION
MATCH (g:Committee)-[:OF]->(:Body {id: $body})
WITH DISTINCT g
MATCH (m:Member)-[p:PLACED_UNDER]->(g)
WHERE p.since < $until AND $since < p.until
WITH DISTINCT g, m
MATCH (c:Contact)<-[h:KEEPS_CONTACT]-(m)
WHERE h.since < $until AND $since < h.until
WITH DISTINCT g, c
MATCH (k:Constituency)<-[b:BELONGS_TO]-(c)
WHERE b.since < $until AND $since < b.until
RETURN DISTINCT k.id AS subject, g.name AS scope
