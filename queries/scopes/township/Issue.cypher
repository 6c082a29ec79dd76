// An issue is in the sheets of the township that it concerns, or of the one where its platform stands.
MATCH (i:Issue)-[:CONCERNS]->(t:Township)
RETURN DISTINCT i.id AS subject, t.id AS scope
UNION
MATCH (i:Issue)-[:CONCERNS]->(w:Village)
WITH DISTINCT i, w
MATCH (w)-[p:PART_OF]->(t:Township)
WHERE p.since < $until AND $since < p.until
RETURN DISTINCT i.id AS subject, t.id AS scope
UNION
MATCH (i:Issue)-[:THROUGH]->(f:Platform)
WITH DISTINCT i, f
MATCH (f)-[l:LOCATED_IN]->(t:Township)
WHERE l.since < $until AND $since < l.until
RETURN DISTINCT i.id AS subject, t.id AS scope
UNION
MATCH (i:Issue)-[:THROUGH]->(f:Platform)
WITH DISTINCT i, f
MATCH (f)-[l:LOCATED_IN]->(w:Village)
WHERE l.since < $until AND $since < l.until
WITH DISTINCT i, w
MATCH (w)-[p:PART_OF]->(t:Township)
WHERE p.since < $until AND $since < p.until
RETURN DISTINCT i.id AS subject, t.id AS scope
