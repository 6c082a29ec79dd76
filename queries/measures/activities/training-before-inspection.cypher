/*---
id         = "training-before-inspection"
title      = { zh = "视察前的培训次数", en = "Trainings before an inspection" }
shape      = "chain"
subject    = "Activity"
unit       = { zh = "次培训", en = "trainings" }
needs      = { groups = "subjects", activities = "up" }
params     = { since = "date", until = "date", kinds = "texts", before = "texts" }
words      = { kinds = "activity_kind", before = "activity_kind" }
examples   = { kinds = ["inspection"], before = ["training"] }
bound      = { at_least = 1 }
gap        = { zh = "该次视察前没有同一小组培训的记录", en = "no earlier training by the same group was logged" }
mechanisms = ["CC13", "CC12"]
evidence   = { unsure = { zh = "类型空白或日期不到天、可能是事先培训的", en = "of blank kind or of about a day, which may be trainings before" }, held = { zh = "日期", en = "held on" } }
note       = { zh = "期内由小组主办的视察；同一小组在更早一天办过的培训，不论多早，同日的不算，日期不到天、分不清先后的只计入可能的上限；取消的、尚在计划的不计；没有写明主办小组的视察不在其列", en = "inspections of the period organised by a group; trainings of the same group on an earlier day, however long before, not on the same day; where only about the day is known and either may have been first, it widens the value upward only; cancelled and planned ones do not count; an inspection with no group named is no subject" }
---*/
MATCH (a:Activity)-[:KEPT_BY]->(:Body {id: $body})
WHERE a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND a.kind IN $kinds
WITH DISTINCT a, coalesce(a.latest, a.date) AS latest
MATCH (a)-[:ORGANISED_BY]->(g:`Group`)
WITH a, latest, g
OPTIONAL MATCH (g)<-[:ORGANISED_BY]-(e:Activity)
WHERE e.date < latest AND NOT coalesce(e.status, '') IN ['cancelled', 'planned'] AND (e.kind IS NULL OR e.kind IN $before)
WITH a, e, CASE WHEN e.kind IS NOT NULL AND coalesce(e.latest, e.date) < a.date THEN 'before' WHEN e.id <> a.id THEN 'perhaps' END AS way
RETURN a.id AS subject, a.name AS name, count(DISTINCT CASE WHEN way = 'before' THEN e.id END) AS value,
       count(DISTINCT CASE WHEN way = 'perhaps' THEN e.id END) AS unsure, a.date AS held
ORDER BY subject
// why
MATCH (a:Activity {id: $subject})-[:ORGANISED_BY]->(:`Group`)<-[:ORGANISED_BY]-(e:Activity)
WHERE coalesce(e.latest, e.date) < a.date AND NOT coalesce(e.status, '') IN ['cancelled', 'planned'] AND e.kind IN $before
WITH DISTINCT e
RETURN 'Activity' AS fact, coalesce(e.name, e.kind) AS name, e.date AS date, e.rows AS rows
ORDER BY date, name
