/*---
id         = "files-per-session"
title      = { zh = "每次活动归档文件数", en = "Files that record the activity" }
shape      = "filed"
subject    = "Activity"
unit       = { zh = "份文件", en = "files" }
needs      = { documents = "up", activities = "subjects", duties = "subjects", donations = "subjects" }
brings     = { kinds = { duties = "duty", donations = "donation|aid" } }
params     = { since = "date", until = "date", kinds = "texts" }
words      = { kinds = "activity_kind" }
examples   = { kinds = ["session", "inspection", "meeting"] }
bound      = { at_least = 1 }
gap        = { zh = "该次活动没有归档文件", en = "no file of it was logged" }
mechanisms = ["QD3", "GL13"]
evidence   = { held = { zh = "日期", en = "held on" } }
note       = { zh = "备案文件写明记录该次活动的，或活动登记中注明已归档的；不论何时归档；取消的、尚在计划的不计；不指定类型则计除值班、捐赠、帮扶以外的全部类型；类型空白的活动不在所问类型之列", en = "documents filed that name the activity, or the mark in the activity's own row that it was filed; whenever filed; cancelled and planned ones do not count; with no kinds named, all but duty, donation and aid count; an activity of blank kind is none of the kinds named" }
---*/
MATCH (a:Activity)-[:KEPT_BY]->(:Body {id: $body})
WHERE a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IN $kinds OR size($kinds) = 0 AND NOT coalesce(a.kind, '') IN ['duty', 'donation', 'aid'])
WITH DISTINCT a
OPTIONAL MATCH (a)<-[:RECORDS]-(f:Document)
RETURN a.id AS subject, a.name AS name, count(DISTINCT f.id) AS value, a.date AS held
ORDER BY subject
// why
MATCH (:Activity {id: $subject})<-[:RECORDS]-(f:Document)
WITH DISTINCT f
RETURN 'Document' AS fact, f.name AS name, f.date AS date, f.rows AS rows
ORDER BY date, name
