/*---
id         = "activities-held"
title      = { zh = "本会活动次数", en = "Activities of the body" }
shape      = "sum"
subject    = "Body"
unit       = { zh = "次", en = "activities" }
needs      = { activities = "up", duties = "up", donations = "up" }
brings     = { kinds = { duties = "duty", donations = "donation|aid" } }
params     = { since = "date", until = "date", kinds = "texts" }
words      = { kinds = "activity_kind" }
examples   = { kinds = ["session", "inspection"] }
bound      = { at_least = 1 }
gap        = { zh = "期内记录的此类活动不足", en = "too few activities of this kind were logged" }
mechanisms = ["TR8", "TR14", "TR16", "GL10", "GL13", "GS6", "GS7", "SM1", "SM2", "SM3", "QD7", "YT1", "YT5", "YT10", "YT16"]
evidence   = { unsure = { zh = "类型空白的", en = "of blank kind" } }
note       = { zh = "本会登记、期内举办的活动；取消的、尚在计划的不计；不指定类型则计除值班、捐赠、帮扶以外的全部类型；类型空白的活动可能属于所问类型，只计入可能的上限", en = "activities in the body's books held in the period; cancelled and planned ones do not count; with no kinds named, all but duty, donation and aid count; an activity of blank kind may be of the kinds asked for: it widens the value upward only" }
---*/
MATCH (b:Body {id: $body})
OPTIONAL MATCH (b)<-[:KEPT_BY]-(a:Activity)
WHERE a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IS NULL OR a.kind IN $kinds OR size($kinds) = 0 AND NOT a.kind IN ['duty', 'donation', 'aid'])
RETURN b.id AS subject, b.name AS name,
       count(DISTINCT CASE WHEN (size($kinds) = 0 OR a.kind IS NOT NULL) THEN a.id END) AS value,
       count(DISTINCT CASE WHEN size($kinds) > 0 AND a.kind IS NULL THEN a.id END) AS unsure
ORDER BY subject
// why
MATCH (:Body {id: $body})<-[:KEPT_BY]-(a:Activity)
WHERE a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IN $kinds OR size($kinds) = 0 AND NOT coalesce(a.kind, '') IN ['duty', 'donation', 'aid'])
WITH DISTINCT a
RETURN 'Activity' AS fact, coalesce(a.name, a.kind) AS name, a.date AS date, a.rows AS rows
ORDER BY date, name
