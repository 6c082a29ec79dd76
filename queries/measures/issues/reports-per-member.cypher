/*---
id         = "reports-per-member"
title      = { zh = "委员提交社情民意件数", en = "Opinion reports of a member" }
shape      = "events"
subject    = "Member"
unit       = { zh = "件", en = "reports" }
needs      = { members = "any", reports = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "期内没有提交足够的社情民意", en = "too few reports were submitted" }
mechanisms = ["TR7", "GL5"]
note       = { zh = "署名提出者均计；仅附议联名者、暂存稿不计；只计任内提交的", en = "every named proposer counts, whoever only co-signs does not; drafts do not count; submitted while sitting" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
OPTIONAL MATCH (m)-[u:SUBMITTED]->(i:Issue)
WHERE i.kind = 'opinion_report' AND coalesce(i.status, '') <> 'draft' AND coalesce(u.role, '') <> 'cosigner'
  AND i.date >= $since AND i.date < $until AND s.since <= i.date AND i.date < s.until
RETURN m.id AS subject, m.name AS name, count(DISTINCT i.id) AS value
ORDER BY subject
// why
MATCH (m:Member {id: $subject})-[s:SITS_IN]->(:Body {id: $body})
WITH m, s.since AS came, s.until AS went
MATCH (m)-[u:SUBMITTED]->(i:Issue)
WHERE i.kind = 'opinion_report' AND coalesce(i.status, '') <> 'draft' AND coalesce(u.role, '') <> 'cosigner'
  AND i.date >= $since AND i.date < $until AND came <= i.date AND i.date < went
WITH DISTINCT i
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
ORDER BY date, name
