// A township is in the sheets of the groups that are responsible for it.
MATCH (g:`Group`)-[:OF]->(:Body {id: $body})
WHERE g.kind IN $groups
WITH DISTINCT g
MATCH (g)-[r:RESPONSIBLE_FOR]->(t:Township)
WHERE r.since < $until AND $since < r.until
RETURN DISTINCT t.id AS subject, g.id AS scope
