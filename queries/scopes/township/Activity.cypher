// An activity is in the sheets of the township where it was held, itself or by a village or platform of it.
MATCH (a:Activity)-[:HELD_AT]->(t:Township)
RETURN DISTINCT a.id AS subject, t.id AS scope
UNION
MATCH (a:Activity)-[:HELD_AT]->(w:Village)
WITH DISTINCT a, w
MATCH (w)-[p:PART_OF]->(t:Township)
WHERE p.since < $until AND $since < p.until
RETURN DISTINCT a.id AS subject, t.id AS scope
UNION
MATCH (a:Activity)-[:HELD_AT]->(f:Platform)
WITH DISTINCT a, f
MATCH (f)-[l:LOCATED_IN]->(t:Township)
WHERE l.since < $until AND $since < l.until
RETURN DISTINCT a.id AS subject, t.id AS scope
UNION
MATCH (a:Activity)-[:HELD_AT]->(f:Platform)
WITH DISTINCT a, f
MATCH (f)-[l:LOCATED_IN]->(w:Village)
WHERE l.since < $until AND $since < l.until
WITH DISTINCT a, w
MATCH (w)-[p:PART_OF]->(t:Township)
WHERE p.since < $until AND $since < p.until
RETURN DISTINCT a.id AS subject, t.id AS scope
