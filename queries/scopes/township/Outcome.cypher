// An outcome is in the sheets of the township that it concerns.
MATCH (i:Outcome)-[:CONCERNS]->(t:Township)
RETURN DISTINCT i.id AS subject, t.id AS scope
UNION
MATCH (i:Outcome)-[:CONCERNS]->(w:Village)
WITH DISTINCT i, w
MATCH (w)-[p:PART_OF]->(t:Township)
WHERE p.since < $until AND $since < p.until
RETURN DISTINCT i.id AS subject, t.id AS scope
