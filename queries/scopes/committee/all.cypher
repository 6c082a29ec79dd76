// The committees that hand in sheets of their own.
MATCH (g:Committee)-[o:OF]->(:Body {id: $body})
WHERE o.since < $until AND $since < o.until
RETURN DISTINCT g.id AS scope, g.name AS name
ORDER BY name, scope
