// A village is in the sheets of its township.
MATCH (w:Village)-[p:PART_OF]->(t:Township)
WHERE p.since < $until AND $since < p.until
RETURN DISTINCT w.id AS subject, t.id AS scope
