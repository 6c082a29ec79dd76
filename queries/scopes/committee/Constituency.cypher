// Visits to a constituency's people are in the sheets of its own members' committees, and of those who keep its people.
MATCH (k:Constituency)<-[r:REPRESENTS]-(:Member)-[p:PLACED_UNDER]->(g:Committee)-[:OF]->(:Body {id: $body})
WHERE p.since < $until AND $since < p.until AND r.since < $until AND $since < r.until
RETURN DISTINCT k.id AS subject, g.name AS scope
UNION
MATCH (k:Constituency)<-[b:BELONGS_TO]-(:Contact)<-[h:KEEPS_CONTACT]-(:Member)-[p:PLACED_UNDER]->(g:Committee)-[:OF]->(:Body {id: $body})
WHERE p.since < $until AND $since < p.until AND h.since < $until AND $since < h.until AND b.since < $until AND $since < b.until
RETURN DISTINCT k.id AS subject, g.name AS scope
