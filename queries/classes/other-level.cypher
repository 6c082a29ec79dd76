// Members of a higher or lower body who sit here as invited members.
MATCH (m:Member)-[s:SITS_IN]->(b:Body {id: $body})
WHERE s.since < $until AND $since < s.until AND s.level IS NOT NULL AND s.level <> b.level
RETURN DISTINCT m.id AS subject
