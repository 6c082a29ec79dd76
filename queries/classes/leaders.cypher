// The body's leaders: who is linked to members, or sits as chair or vice chair.
// 本会领导：有联系委员的，或任主席、副主席的。
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until AND s.role IN ['chair', 'vice_chair', 'secretary_general']
RETURN DISTINCT m.id AS subject
UNION
MATCH (x:Member)-[:SITS_IN]->(:Body {id: $body})
WITH DISTINCT x
MATCH (m:Member)-[l:LINKED_TO]->(x)
WHERE l.since < $until AND $since < l.until
RETURN DISTINCT m.id AS subject
