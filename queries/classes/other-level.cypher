// Members of a higher or lower body who sit here as invited members.
// 在本会应邀参加的上级或下级政协委员。
MATCH (m:Member)-[s:SITS_IN]->(b:Body {id: $body})
WHERE s.since < $until AND $since < s.until AND s.level IS NOT NULL AND s.level <> b.level
RETURN DISTINCT m.id AS subject
