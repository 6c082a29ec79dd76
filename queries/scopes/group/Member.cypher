// A member's sheets come from the groups that the member was in, or headed, during the period.
MATCH (g:`Group`)-[:OF]->(:Body {id: $body})
WHERE g.kind IN $groups
WITH DISTINCT g
MATCH (m:Member)-[i:IN_GROUP]->(g)
WHERE i.since < $until AND $since < i.until
RETURN DISTINCT m.id AS subject, g.id AS scope
UNION
MATCH (g:`Group`)-[:OF]->(:Body {id: $body})
WHERE g.kind IN $groups
WITH DISTINCT g
MATCH (m:Member)-[h:HEADS]->(g)
WHERE h.since < $until AND $since < h.until
RETURN DISTINCT m.id AS subject, g.id AS scope
