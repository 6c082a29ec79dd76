// A township's sheets may go by the name of the liaison group that is responsible for it.
MATCH (g:`Group`)-[:OF]->(:Body {id: $body})
WHERE g.kind = 'township_liaison'
WITH DISTINCT g
MATCH (g)-[r:RESPONSIBLE_FOR]->(t:Township)
WHERE r.since < $until AND $since < r.until
RETURN DISTINCT t.id AS scope, g.name AS name
