// A platform is in the sheets of the township where it stands.
MATCH (f:Platform)-[l:LOCATED_IN]->(t:Township)
WHERE l.since < $until AND $since < l.until
RETURN DISTINCT f.id AS subject, t.id AS scope
UNION
MATCH (f:Platform)-[l:LOCATED_IN]->(w:Village)
WHERE l.since < $until AND $since < l.until
WITH DISTINCT f, w
MATCH (w)-[p:PART_OF]->(t:Township)
WHERE p.since < $until AND $since < p.until
RETURN DISTINCT f.id AS subject, t.id AS scope
