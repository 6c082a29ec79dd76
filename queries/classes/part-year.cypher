// Members who came or left during the period, with the days between which they sat.
// 期间内增补或离任的委员（及其在任起止日）。
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
WITH m.id AS subject, min(s.since) AS since, max(s.until) AS until
WHERE since > $since OR until < $until
RETURN subject, since, until
