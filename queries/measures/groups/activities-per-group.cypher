/*---
id         = "activities-per-group"
title      = { zh = "小组主办活动次数", en = "Activities organised by the group" }
shape      = "events"
subject    = "Group"
unit       = { zh = "次", en = "activities" }
needs      = { groups = "any", activities = "up", places = "subjects", appointments = "subjects", members = "subjects" }
brings     = { kinds = { places = "township_liaison", appointments = "mediation", members = "constituency|township_liaison" } }
params     = { since = "date", until = "date", day = "date", kinds = "texts", activities = "texts" }
words      = { kinds = "group_kind", activities = "activity_kind" }
examples   = { kinds = ["supervision"], activities = ["inspection"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有该小组主办此类活动的记录", en = "no such activity organised by it was logged" }
mechanisms = ["CC12", "TR16", "TR17"]
evidence   = { unsure = { zh = "类型空白的活动", en = "activities of a blank kind" } }
note       = { zh = "期末的小组；activities 为空表示不限类型；取消的和尚在计划的不算", en = "groups as of the last day; with no `activities` those of any kind count; cancelled and planned ones do not" }
---*/
MATCH (g:`Group`)-[o:OF]->(:Body {id: $body})
WHERE g.kind IN $kinds AND o.since <= $day AND $day < o.until
WITH DISTINCT g
OPTIONAL MATCH (g)<-[:ORGANISED_BY]-(a:Activity)
WHERE (size($activities) = 0 OR a.kind IS NULL OR a.kind IN $activities)
  AND NOT coalesce(a.status, '') IN ['cancelled', 'planned'] AND a.date >= $since AND a.date < $until
RETURN g.id AS subject, g.name AS name,
       count(DISTINCT CASE WHEN size($activities) = 0 OR a.kind IN $activities THEN a.id END) AS value,
       count(DISTINCT CASE WHEN size($activities) > 0 AND a.kind IS NULL THEN a.id END) AS unsure
ORDER BY subject
// why
MATCH (:`Group` {id: $subject})<-[:ORGANISED_BY]-(a:Activity)
WHERE (size($activities) = 0 OR a.kind IN $activities)
  AND NOT coalesce(a.status, '') IN ['cancelled', 'planned'] AND a.date >= $since AND a.date < $until
RETURN DISTINCT 'Activity' AS fact, a.name AS name, a.date AS date, a.rows AS rows
ORDER BY date, name
