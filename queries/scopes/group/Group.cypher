// A group hands in its own sheets.
MATCH (g:`Group`)-[:OF]->(:Body {id: $body})
WHERE g.kind IN $groups
RETURN DISTINCT g.id AS subject, g.id AS scope
