/*---
id         = "short-of-plan"
title      = { zh = "计划数与完成数之差", en = "What is planned and not done yet" }
shape      = "filed"
subject    = "Issue"
unit       = { zh = "（按计划的计量单位）", en = "of what was planned" }
needs      = { tasks = "subjects" }
params     = { kinds = "texts", since = "date", until = "date" }
words      = { kinds = "issue_kind" }
examples   = { kinds = ["task", "deed"] }
bound      = { at_most = 0 }
gap        = { zh = "完成数少于计划数", en = "less is done than was planned" }
mechanisms = ["YT18"]
evidence   = { list = { zh = "清单", en = "list" }, planned = { zh = "计划数", en = "planned" }, achieved = { zh = "完成数", en = "done" } }
note       = { zh = "期内清单上写有计划数的事项；完成数没写，或计划数、完成数只是约数（余、近）的，无法判断。超额完成为负数。取消的不计", en = "items of the period's lists that have a planned number; it cannot be told where the number done is blank, or either is only rough. More done than planned is below zero. Cancelled ones are left out" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind IN $kinds AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
  AND i.planned IS NOT NULL
RETURN i.id AS subject, i.name AS name, CASE WHEN NOT coalesce(i.rough, false) THEN i.planned - i.achieved END AS value,
       i.category AS list, i.planned AS planned, i.achieved AS achieved
ORDER BY subject
// why
MATCH (i:Issue {id: $subject})
WHERE i.planned IS NOT NULL
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
