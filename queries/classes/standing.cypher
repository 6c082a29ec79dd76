// Standing members.
// 常委。
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until AND s.role = 'standing'
RETURN DISTINCT m.id AS subject
