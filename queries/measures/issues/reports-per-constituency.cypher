/*---
id         = "reports-per-constituency"
title      = { zh = "界别委员提交社情民意件数", en = "Opinion reports by members of the constituency" }
shape      = "events"
subject    = "Constituency"
unit       = { zh = "件", en = "reports" }
needs      = { members = "any", constituencies = "any", reports = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "期内该界别委员没有提交社情民意", en = "no member of the constituency submitted a report" }
mechanisms = ["TR7", "CC15"]
note       = { zh = "提交当日属于该界别的委员署名提出的，不论内容涉及哪个界别；仅附议联名者、暂存稿不计", en = "named proposers who represented it on the day of submission, whatever the report is about; whoever only co-signs does not count, nor do drafts" }
---*/
MATCH (k:Constituency)-[o:OF]->(:Body {id: $body})
WHERE o.since < $until AND $since < o.until
WITH DISTINCT k
OPTIONAL MATCH (k)<-[r:REPRESENTS]-(m:Member)
WHERE r.since < $until AND $since < r.until
WITH k, m, r.since AS came, r.until AS went
OPTIONAL MATCH (m)-[u:SUBMITTED]->(i:Issue)
WHERE i.kind = 'opinion_report' AND coalesce(i.status, '') <> 'draft' AND coalesce(u.role, '') <> 'cosigner'
  AND i.date >= $since AND i.date < $until AND came <= i.date AND i.date < went
RETURN k.id AS subject, k.name AS name, count(DISTINCT i.id) AS value
ORDER BY subject
// why
MATCH (:Constituency {id: $subject})<-[r:REPRESENTS]-(m:Member)
WITH m, r.since AS came, r.until AS went
MATCH (m)-[u:SUBMITTED]->(i:Issue)
WHERE i.kind = 'opinion_report' AND coalesce(i.status, '') <> 'draft' AND coalesce(u.role, '') <> 'cosigner'
  AND i.date >= $since AND i.date < $until AND came <= i.date AND i.date < went
WITH DISTINCT i
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
ORDER BY date, name
