// A member's sheets come from the committees the member was placed under during the period.
MATCH (g:Committee)-[:OF]->(:Body {id: $body})
WITH DISTINCT g
MATCH (m:Member)-[p:PLACED_UNDER]->(g)
WHERE p.since < $until AND $since < p.until
RETURN DISTINCT m.id AS subject, g.id AS scope
