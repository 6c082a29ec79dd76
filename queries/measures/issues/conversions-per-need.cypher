/*---
id         = "conversions-per-need"
title      = { zh = "共性诉求转化件数", en = "Proposals and reports that a common need led to" }
shape      = "chain"
subject    = "Issue"
unit       = { zh = "件", en = "proposals or reports" }
needs      = { visits = "subjects", proposals = "up", reports = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "共性诉求期末仍没有转化为提案或社情民意", en = "the common need had become no proposal or report by the end of the period" }
mechanisms = ["CC15"]
evidence   = { category = { zh = "类别", en = "category" } }
note       = { zh = "期内走访中反映、标为共性的诉求；转化成的提案、社情民意期末前提出的算，暂存稿不算", en = "needs raised on visits of the period and marked as common; proposals and opinion reports submitted by its end count, drafts do not" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind = 'need' AND i.key AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
WITH i
OPTIONAL MATCH (i)-[:LED_TO]->(x:Issue)
WHERE x.kind IN ['proposal', 'opinion_report'] AND coalesce(x.status, '') <> 'draft' AND coalesce(x.date, $since) < $until
RETURN i.id AS subject, i.name AS name, count(DISTINCT x.id) AS value, i.category AS category
ORDER BY subject
// why
MATCH (:Issue {id: $subject})-[:LED_TO]->(x:Issue)
WHERE x.kind IN ['proposal', 'opinion_report'] AND coalesce(x.status, '') <> 'draft' AND coalesce(x.date, $since) < $until
RETURN 'Issue' AS fact, x.name AS name, x.date AS date, x.rows AS rows
ORDER BY date, name
