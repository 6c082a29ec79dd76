/*---
id         = "person-times"
title      = { zh = "活动人次", en = "Person-times of activities" }
shape      = "sum"
subject    = "Body"
unit       = { zh = "人次", en = "person-times" }
needs      = { activities = "up", duties = "up", donations = "up" }
brings     = { kinds = { duties = "duty", donations = "donation|aid" } }
params     = { since = "date", until = "date", kinds = "texts" }
words      = { kinds = "activity_kind" }
examples   = { kinds = ["session", "training"] }
bound      = { at_least = 1 }
gap        = { zh = "期内记录的参加人次不足", en = "too few person-times were logged" }
mechanisms = ["TR10", "QD2", "QD7", "YT1", "YT6", "YT14", "YT15", "YT16"]
evidence   = { unsure = { zh = "可能还有", en = "possibly more" }, rough = { zh = "人次不确切的活动", en = "activities with no exact number" } }
note       = { zh = "登记了人次的活动按登记数，未登记的按出席名单人数（委员、工作人员、群众）；人次写作“余”“近”的、既无人次又无名单的，使总数只有下限；取消的、尚在计划的不计；不指定类型则计除值班、捐赠、帮扶以外的全部类型", en = "the number stated, or where none is the people named as present: members, staff, contacts; a number said roughly, or neither number nor names, leaves the total a lower end only; cancelled and planned ones do not count; with no kinds named, all but duty, donation and aid count" }
---*/
MATCH (b:Body {id: $body})
OPTIONAL MATCH (b)<-[:KEPT_BY]-(a:Activity)
WHERE a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IS NULL OR a.kind IN $kinds OR size($kinds) = 0 AND NOT a.kind IN ['duty', 'donation', 'aid'])
WITH DISTINCT b, a
OPTIONAL MATCH (a)<-[j:TOOK_PART]-(p:Member|Staff|Contact)
WHERE j.present
WITH b, a, count(DISTINCT p.id) AS present
WITH b, coalesce(a.headcount, present) AS times, size($kinds) > 0 AND a.kind IS NULL AS blank,
     a.id IS NOT NULL AND (coalesce(a.headcount, present) = 0 OR coalesce(a.headcount_bound, 'exact') <> 'exact') AS loose
WITH b, sum(CASE WHEN blank THEN 0 ELSE times END) AS told, sum(CASE WHEN blank THEN times ELSE 0 END) AS possible,
     count(CASE WHEN loose THEN 1 END) AS rough
RETURN b.id AS subject, b.name AS name, told AS value, CASE WHEN rough = 0 THEN possible END AS unsure, rough
ORDER BY subject
// why
MATCH (:Body {id: $body})<-[:KEPT_BY]-(a:Activity)
WHERE a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IN $kinds OR size($kinds) = 0 AND NOT coalesce(a.kind, '') IN ['duty', 'donation', 'aid'])
WITH DISTINCT a
RETURN 'Activity' AS fact, coalesce(a.name, a.kind) AS name, a.date AS date, a.rows AS rows
ORDER BY date, name
