// A contact's visits come with the sheets of the keepers' committees.
MATCH (c:Contact)<-[h:KEEPS_CONTACT]-(:Member)-[p:PLACED_UNDER]->(g:Committee)-[:OF]->(:Body {id: $body})
WHERE p.since < $until AND $since < p.until AND h.since < $until AND $since < h.until
RETURN DISTINCT c.id AS subject, g.name AS scope
