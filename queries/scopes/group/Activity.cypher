// What a group holds stands in its own sheets.
MATCH (g:`Group`)-[:OF]->(:Body {id: $body})
WHERE g.kind IN $groups
WITH DISTINCT g
MATCH (a:Activity)-[:ORGANISED_BY]->(g)
RETURN DISTINCT a.id AS subject, g.id AS scope
