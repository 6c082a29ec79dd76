// What a group submits stands in its own sheets.
MATCH (g:`Group`)-[:OF]->(:Body {id: $body})
WHERE g.kind IN $groups
WITH DISTINCT g
MATCH (i:Issue)<-[:SUBMITTED]-(g)
RETURN DISTINCT i.id AS subject, g.id AS scope
