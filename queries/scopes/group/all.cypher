// The groups of these kinds that hand in sheets of their own.
MATCH (g:`Group`)-[o:OF]->(:Body {id: $body})
WHERE g.kind IN $groups AND o.since < $until AND $since < o.until
RETURN DISTINCT g.id AS scope, g.name AS name
ORDER BY name, scope
