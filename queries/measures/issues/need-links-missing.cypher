/*---
id         = "need-links-missing"
title      = { zh = "共性诉求从走访到多部门解决缺失的环节数", en = "Links missing between a common need and its solution by several departments" }
shape      = "chain"
subject    = "Issue"
unit       = { zh = "个环节（共四个）", en = "of 4 links" }
needs      = { visits = "subjects", proposals = "down", reports = "down", endorsements = "down" }
params     = { least = "int", since = "date", until = "date" }
examples   = { least = 2 }
bound      = { at_most = 0 }
gap        = { zh = "走访、报送、批示、多部门解决的链条期末仍不完整", en = "the chain of visit, report, endorsement and several departments was not complete by the end of the period" }
mechanisms = ["TZ6"]
evidence   = { reported = { zh = "转化件数", en = "reports and proposals" }, endorsed = { zh = "批示次数", en = "endorsements" }, departments = { zh = "落实单位数", en = "departments that follow up" }, solved = { zh = "已落实的单位数", en = "departments that have done so" } }
note       = { zh = "期内走访中反映、标为共性的诉求，须依次有：转化成的提案或社情民意；领导批示；落实批示的单位至少 least 个；每个落实单位都有落实记录。前一环节没有的，后面的都算缺；转化成几件的，取走得最远的一件。环节不写日期也算；暂存、取消的不算", en = "needs raised on visits of the period and marked as common, which should come in turn to: a proposal or report; its endorsement; at least `least` departments that follow it up; and a follow-up logged of each of these. Where a link is missing so are those after it; of several proposals or reports the one that came furthest counts. A link without a day counts; drafts and cancelled ones do not" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(n:Issue)
WHERE n.kind = 'need' AND n.key AND NOT coalesce(n.status, '') IN ['draft', 'cancelled'] AND n.date >= $since AND n.date < $until
WITH n
OPTIONAL MATCH (n)-[:LED_TO]->(i:Issue)
WHERE i.kind IN ['proposal', 'opinion_report'] AND NOT coalesce(i.status, '') IN ['draft', 'cancelled']
  AND coalesce(i.date, $since) < $until
WITH DISTINCT n, i
OPTIONAL MATCH (i)-[:REACHED]->(e:Step)
WHERE e.kind = 'endorsed' AND coalesce(e.date, $since) < $until
WITH n, i, count(DISTINCT e.id) AS praise
OPTIONAL MATCH (i)-[:REACHED]->(f:Step)
WHERE f.kind = 'followed_up' AND coalesce(f.date, $since) < $until
WITH n, i, praise, f
OPTIONAL MATCH (f)-[:TAKEN_BY]->(u:Department)
WITH n, i, praise, collect(DISTINCT u.id) AS doers
OPTIONAL MATCH (i)-[h:HANDLED_BY]->(d:Department)
WHERE h.role = 'follow-up'
WITH n, i, praise, doers, count(DISTINCT d.id) AS units, count(DISTINCT CASE WHEN d.id IN doers THEN d.id END) AS done
WITH n, i, praise, units, done,
     CASE WHEN i.id IS NULL THEN 4 WHEN praise = 0 THEN 3 WHEN units < $least THEN 2 WHEN done < units THEN 1 ELSE 0 END AS missing
WITH n, min(missing) AS missing, count(i.id) AS reported, max(praise) AS endorsed, max(units) AS departments, max(done) AS solved
RETURN n.id AS subject, n.name AS name, missing AS value, reported, endorsed, departments, solved
ORDER BY subject
// why
MATCH (:Issue {id: $subject})-[:LED_TO]->(i:Issue)
WHERE i.kind IN ['proposal', 'opinion_report'] AND NOT coalesce(i.status, '') IN ['draft', 'cancelled']
  AND coalesce(i.date, $since) < $until
WITH DISTINCT i
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
UNION
MATCH (:Issue {id: $subject})-[:LED_TO]->(i:Issue)
WITH DISTINCT i
MATCH (i)-[:REACHED]->(s:Step)
WHERE s.kind IN ['endorsed', 'followed_up'] AND coalesce(s.date, $since) < $until
RETURN 'Step' AS fact, s.kind AS name, s.date AS date, s.rows AS rows
UNION
MATCH (:Issue {id: $subject})-[:LED_TO]->(i:Issue)
WITH DISTINCT i
MATCH (i)-[h:HANDLED_BY]->(d:Department)
WHERE h.role = 'follow-up'
RETURN 'HANDLED_BY' AS fact, d.name AS name, CASE WHEN false THEN date('0001-01-01') END AS date, h.rows AS rows
