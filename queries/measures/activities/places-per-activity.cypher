/*---
id         = "places-per-activity"
title      = { zh = "每次活动举办地点数", en = "Places of the activity" }
shape      = "range"
subject    = "Activity"
unit       = { zh = "处地点", en = "places" }
needs      = { places = "up", activities = "subjects", duties = "subjects", donations = "subjects" }
brings     = { kinds = { duties = "duty", donations = "donation|aid" } }
params     = { since = "date", until = "date", kinds = "texts" }
words      = { kinds = "activity_kind" }
examples   = { kinds = ["session", "inspection", "meeting"] }
bound      = { at_least = 1 }
gap        = { zh = "没有登记该次活动在哪里举办", en = "no place of the activity was logged" }
mechanisms = ["GS7", "GS6", "TR8"]
evidence   = { held = { zh = "日期", en = "held on" } }
note       = { zh = "乡镇（街道）、村（社区）；只写了平台的，计平台；取消的、尚在计划的不计；不指定类型则计除值班、捐赠、帮扶以外的全部类型；类型空白的活动不在所问类型之列", en = "townships and villages; where only a platform is named, the platform; cancelled and planned ones do not count; with no kinds named, all but duty, donation and aid count; an activity of blank kind is none of the kinds named" }
---*/
MATCH (a:Activity)-[:KEPT_BY]->(:Body {id: $body})
WHERE a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IN $kinds OR size($kinds) = 0 AND NOT coalesce(a.kind, '') IN ['duty', 'donation', 'aid'])
WITH DISTINCT a
OPTIONAL MATCH (a)-[:HELD_AT]->(t:Township|Village)
WITH a, count(DISTINCT t.id) AS areas
OPTIONAL MATCH (a)-[:HELD_AT]->(h:Platform)
WITH a, areas, count(DISTINCT h.id) AS platforms
RETURN a.id AS subject, a.name AS name, CASE WHEN areas > 0 THEN areas ELSE platforms END AS value, a.date AS held
ORDER BY subject
// why
MATCH (a:Activity {id: $subject})-[j:HELD_AT]->(t:Township|Village)
WITH DISTINCT t, a, j
RETURN 'HELD_AT' AS fact, t.name AS name, a.date AS date, j.rows AS rows
UNION ALL
MATCH (a:Activity {id: $subject})-[j:HELD_AT]->(h:Platform)
WHERE NOT EXISTS { MATCH (a)-[:HELD_AT]->(:Township|Village) }
WITH DISTINCT h, a, j
RETURN 'HELD_AT' AS fact, h.name AS name, a.date AS date, j.rows AS rows
