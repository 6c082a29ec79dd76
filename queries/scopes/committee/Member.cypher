// A member's sheets come from the committees the member was placed under during the period.
MATCH (m:Member)-[p:PLACED_UNDER]->(g:Committee)-[:OF]->(:Body {id: $body})
WHERE p.since < $until AND $since < p.until
RETURN DISTINCT m.id AS subject, g.name AS scope
