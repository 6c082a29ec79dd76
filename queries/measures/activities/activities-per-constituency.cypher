/*---
id         = "activities-per-constituency"
title      = { zh = "界别主办活动次数", en = "Activities organised by the constituency" }
shape      = "events"
subject    = "Constituency"
unit       = { zh = "次", en = "activities" }
needs      = { constituencies = "any", activities = "up", members = "subjects" }
params     = { since = "date", until = "date", kinds = "texts" }
words      = { kinds = "activity_kind" }
examples   = { kinds = ["constituency", "session", "meeting"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有该界别主办此类活动的记录", en = "no activity of this kind organised by the constituency was logged" }
mechanisms = ["TZ2", "QD5", "SM3", "TR8"]
evidence   = { unsure = { zh = "类型空白的", en = "of blank kind" } }
note       = { zh = "主办单位写明该界别的活动；几个界别合办的各计一次；取消的、尚在计划的不计；不指定类型则计除值班、捐赠、帮扶以外的全部类型；类型空白的活动可能属于所问类型，只计入可能的上限", en = "activities whose sheet names the constituency as organiser; one organised together counts for each; cancelled and planned ones do not count; with no kinds named, all but duty, donation and aid count; an activity of blank kind may be of the kinds asked for: it widens the value upward only" }
---*/
MATCH (k:Constituency)-[o:OF]->(:Body {id: $body})
WHERE o.since < $until AND $since < o.until
WITH DISTINCT k
OPTIONAL MATCH (k)<-[:ORGANISED_BY]-(a:Activity)
WHERE a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IS NULL OR a.kind IN $kinds OR size($kinds) = 0 AND NOT a.kind IN ['duty', 'donation', 'aid'])
WITH k, a
OPTIONAL MATCH (a)-[:KEPT_BY]->(b:Body {id: $body})
RETURN k.id AS subject, k.name AS name,
       count(DISTINCT CASE WHEN b.id IS NOT NULL AND (size($kinds) = 0 OR a.kind IS NOT NULL) THEN a.id END) AS value,
       count(DISTINCT CASE WHEN b.id IS NOT NULL AND size($kinds) > 0 AND a.kind IS NULL THEN a.id END) AS unsure
ORDER BY subject
// why
MATCH (:Constituency {id: $subject})<-[:ORGANISED_BY]-(a:Activity)-[:KEPT_BY]->(:Body {id: $body})
WHERE a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IN $kinds OR size($kinds) = 0 AND NOT coalesce(a.kind, '') IN ['duty', 'donation', 'aid'])
WITH DISTINCT a
RETURN 'Activity' AS fact, coalesce(a.name, a.kind) AS name, a.date AS date, a.rows AS rows
ORDER BY date, name
