/*---
id         = "departments-per-activity"
title      = { zh = "每次活动参加部门数", en = "Departments at the activity" }
shape      = "range"
subject    = "Activity"
unit       = { zh = "个部门", en = "departments" }
needs      = { activities = "subjects", duties = "subjects", donations = "subjects" }
brings     = { kinds = { duties = "duty", donations = "donation|aid" } }
params     = { since = "date", until = "date", kinds = "texts" }
words      = { kinds = "activity_kind" }
examples   = { kinds = ["session", "inspection", "meeting"] }
bound      = { at_least = 1 }
gap        = { zh = "没有部门参加该次活动的记录", en = "no department was logged as taking part" }
mechanisms = ["GS7", "SM5"]
evidence   = { held = { zh = "日期", en = "held on" } }
note       = { zh = "活动登记中写明的参加部门；取消的、尚在计划的不计；不指定类型则计除值班、捐赠、帮扶以外的全部类型；类型空白的活动不在所问类型之列", en = "the departments that the row of the activity names; cancelled and planned ones do not count; with no kinds named, all but duty, donation and aid count; an activity of blank kind is none of the kinds named" }
---*/
MATCH (a:Activity)-[:KEPT_BY]->(:Body {id: $body})
WHERE a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IN $kinds OR size($kinds) = 0 AND NOT coalesce(a.kind, '') IN ['duty', 'donation', 'aid'])
WITH DISTINCT a
OPTIONAL MATCH (a)<-[j:TOOK_PART]-(d:Department)
WHERE coalesce(j.present, true)
RETURN a.id AS subject, a.name AS name, count(DISTINCT d.id) AS value, a.date AS held
ORDER BY subject
// why
MATCH (a:Activity {id: $subject})<-[j:TOOK_PART]-(d:Department)
WHERE coalesce(j.present, true)
WITH DISTINCT d, a, j
RETURN 'TOOK_PART' AS fact, d.name AS name, a.date AS date, j.rows AS rows
ORDER BY name
