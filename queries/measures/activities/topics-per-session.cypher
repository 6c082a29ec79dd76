/*---
id         = "topics-per-session"
title      = { zh = "每次活动议题数", en = "Topics of the activity" }
shape      = "range"
subject    = "Activity"
unit       = { zh = "个议题", en = "topics" }
needs      = { topics = "up", activities = "subjects", duties = "subjects", donations = "subjects" }
brings     = { kinds = { duties = "duty", donations = "donation|aid" } }
params     = { since = "date", until = "date", kinds = "texts" }
words      = { kinds = "activity_kind" }
examples   = { kinds = ["session", "inspection", "meeting"] }
bound      = { at_least = 1 }
gap        = { zh = "该次活动没有对应的议题", en = "no topic was logged for it" }
mechanisms = ["GL13", "SM1", "CC4", "YT11"]
evidence   = { held = { zh = "日期", en = "held on" } }
note       = { zh = "活动登记中写明、议题台账中能找到的议题；取消的、尚在计划的不计；不指定类型则计除值班、捐赠、帮扶以外的全部类型；类型空白的活动不在所问类型之列", en = "the topics that the row of the activity names and that the book of topics has; cancelled and planned ones do not count; with no kinds named, all but duty, donation and aid count; an activity of blank kind is none of the kinds named" }
---*/
MATCH (a:Activity)-[:KEPT_BY]->(:Body {id: $body})
WHERE a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IN $kinds OR size($kinds) = 0 AND NOT coalesce(a.kind, '') IN ['duty', 'donation', 'aid'])
WITH DISTINCT a
OPTIONAL MATCH (a)-[:DISCUSSED]->(i:Issue)
RETURN a.id AS subject, a.name AS name, count(DISTINCT i.id) AS value, a.date AS held
ORDER BY subject
// why
MATCH (:Activity {id: $subject})-[:DISCUSSED]->(i:Issue)
WITH DISTINCT i
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
ORDER BY date, name
