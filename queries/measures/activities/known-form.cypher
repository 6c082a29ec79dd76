/*---
id         = "known-form"
title      = { zh = "活动采用规定形式", en = "Activity in one of the known forms" }
shape      = "match"
subject    = "Activity"
unit       = { zh = "（1为是）", en = "(1 = yes)" }
needs      = { activities = "subjects", duties = "subjects", donations = "subjects" }
brings     = { kinds = { duties = "duty", donations = "donation|aid" } }
params     = { since = "date", until = "date", kinds = "texts", forms = "texts" }
words      = { kinds = "activity_kind", forms = "activity_form" }
examples   = { kinds = ["session", "inspection", "meeting"], forms = ["on_site", "round_table", "household", "online"] }
bound      = { equals = 1 }
gap        = { zh = "该次活动的形式不在规定之列", en = "its form is none of those asked for" }
mechanisms = ["GL13"]
evidence   = { held = { zh = "日期", en = "held on" }, form = { zh = "形式", en = "form" } }
note       = { zh = "形式空白的无法判断；取消的、尚在计划的不计；不指定类型则计除值班、捐赠、帮扶以外的全部类型；类型空白的活动不在所问类型之列", en = "where the form is blank it cannot be told; cancelled and planned ones do not count; with no kinds named, all but duty, donation and aid count; an activity of blank kind is none of the kinds named" }
---*/
MATCH (a:Activity)-[:KEPT_BY]->(:Body {id: $body})
WHERE a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IN $kinds OR size($kinds) = 0 AND NOT coalesce(a.kind, '') IN ['duty', 'donation', 'aid'])
WITH DISTINCT a
RETURN a.id AS subject, a.name AS name, CASE WHEN a.form IN $forms THEN 1 WHEN a.form IS NOT NULL THEN 0 END AS value,
       a.date AS held, a.form AS form
ORDER BY subject
// why
MATCH (a:Activity {id: $subject})
RETURN 'Activity' AS fact, coalesce(a.form, a.name) AS name, a.date AS date, a.rows AS rows
