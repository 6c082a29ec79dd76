// A contact is in the sheets of the township of residence; the keepers' own come beside it.
MATCH (c:Contact)-[l:LIVES_IN]->(t:Township)
WHERE l.since < $until AND $since < l.until
RETURN DISTINCT c.id AS subject, t.id AS scope
UNION
MATCH (c:Contact)-[l:LIVES_IN]->(w:Village)
WHERE l.since < $until AND $since < l.until
WITH DISTINCT c, w
MATCH (w)-[p:PART_OF]->(t:Township)
WHERE p.since < $until AND $since < p.until
RETURN DISTINCT c.id AS subject, t.id AS scope
