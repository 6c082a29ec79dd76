/*---
id         = "solved-beyond-opinions"
title      = { zh = "办结数超出意见数", en = "Solved beyond the opinions raised" }
shape      = "pattern"
subject    = "Activity"
unit       = { zh = "件", en = "more solved" }
needs      = { activities = "subjects", duties = "subjects" }
brings     = { kinds = { duties = "duty" } }
params     = { since = "date", until = "date", kinds = "texts" }
words      = { kinds = "activity_kind" }
examples   = { kinds = [] }
bound      = { at_most = 0 }
gap        = { zh = "办结数多于意见数，口径可能不同", en = "more was solved than raised: the units may differ" }
mechanisms = ["TR14", "SM2"]
evidence   = { solved = { zh = "办结", en = "solved" }, opinions = { zh = "意见建议", en = "opinions" }, held = { zh = "日期", en = "held on" } }
note       = { zh = "期内既登记意见数又登记办结数的活动；一件意见至多办结一件；任一数写作“余”“近”的无法判断；取消的、尚在计划的不计；不指定类型则计除值班、捐赠、帮扶以外的全部类型", en = "activities of the period with both numbers; one opinion is solved once at most; where either number is said roughly it cannot be told; cancelled and planned ones do not count; with no kinds named, all but duty, donation and aid count" }
---*/
MATCH (a:Activity)-[:KEPT_BY]->(:Body {id: $body})
WHERE a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IN $kinds OR size($kinds) = 0 AND NOT coalesce(a.kind, '') IN ['duty', 'donation', 'aid'])
WITH DISTINCT a
MATCH (a)-[:LED_TO]->(o:Outcome)
WHERE o.unit IN ['opinions', 'solved'] AND o.quantity IS NOT NULL
WITH DISTINCT a, o
WITH a, sum(CASE WHEN o.unit = 'solved' THEN o.quantity ELSE 0.0 END) AS solved,
     sum(CASE WHEN o.unit = 'opinions' THEN o.quantity ELSE 0.0 END) AS opinions,
     count(CASE WHEN o.unit = 'solved' THEN 1 END) AS told, count(CASE WHEN o.unit = 'opinions' THEN 1 END) AS raised,
     count(CASE WHEN coalesce(o.bound, 'exact') <> 'exact' THEN 1 END) AS rough
WHERE told > 0 AND raised > 0
RETURN a.id AS subject, a.name AS name, CASE WHEN rough = 0 THEN solved - opinions END AS value, solved, opinions, a.date AS held
ORDER BY subject
// why
MATCH (a:Activity {id: $subject})-[:LED_TO]->(o:Outcome)
WHERE o.unit IN ['opinions', 'solved'] AND o.quantity IS NOT NULL
WITH DISTINCT o
RETURN 'Outcome' AS fact, o.unit AS name, o.date AS date, o.rows AS rows
ORDER BY name
