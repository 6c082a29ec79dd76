// Members who do not sit in the body on the day, though they did or will.
// 该日不在任的委员（此前在任，或此后才到任）。
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WITH m.id AS subject, max(CASE WHEN s.since <= $day AND $day < s.until THEN 1 ELSE 0 END) AS sits
WHERE sits = 0
RETURN subject
ORDER BY subject
