/*---
id         = "activities-per-platform"
title      = { zh = "平台活动次数", en = "Activities of the platform" }
shape      = "events"
subject    = "Platform"
unit       = { zh = "次活动", en = "activities" }
needs      = { platforms = "any", activities = "up", duties = "up", donations = "up", places = "subjects", members = "subjects" }
brings     = { activities = { duties = "duty|", donations = "donation|aid|" }, kinds = { places = "room|", members = "studio|" } }
params     = { kinds = "texts", activities = "texts", since = "date", until = "date", day = "date" }
words      = { kinds = "platform_kind", activities = "activity_kind" }
examples   = { kinds = ["room", "station"], activities = ["meeting", "session"] }
bound      = { at_least = 1 }
gap        = { zh = "期内平台没有活动记录", en = "no activity of the platform was logged" }
mechanisms = ["GL9", "GL10", "SM2", "SM3", "TR17"]
evidence   = { unsure = { zh = "类型不明的活动", en = "activities of unknown kind" } }
note       = { zh = "在该平台举办或由该平台主办的活动，每次只计一次；取消的、尚在计划的不算；平台或活动类型留空表示全部", en = "held at the platform or organised by it, each once; cancelled and planned ones do not count; an empty list of kinds or of activities means all" }
---*/
MATCH (h:Platform)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until AND (size($kinds) = 0 OR h.kind IN $kinds)
WITH DISTINCT h
OPTIONAL MATCH (h)<-[:HELD_AT|ORGANISED_BY]-(e:Activity)
WHERE e.date >= $since AND e.date < $until AND NOT coalesce(e.status, '') IN ['cancelled', 'planned']
WITH DISTINCT h, e
OPTIONAL MATCH (e)-[:KEPT_BY]->(b:Body {id: $body})
RETURN h.id AS subject, h.name AS name,
       count(DISTINCT CASE WHEN b.id IS NOT NULL AND (size($activities) = 0 OR e.kind IN $activities) THEN e.id END) AS value,
       count(DISTINCT CASE WHEN b.id IS NOT NULL AND size($activities) > 0 AND e.kind IS NULL THEN e.id END) AS unsure
ORDER BY subject
// why
MATCH (:Platform {id: $subject})<-[:HELD_AT|ORGANISED_BY]-(e:Activity)
WHERE e.date >= $since AND e.date < $until AND NOT coalesce(e.status, '') IN ['cancelled', 'planned']
  AND (size($activities) = 0 OR e.kind IN $activities)
WITH DISTINCT e
MATCH (e)-[:KEPT_BY]->(:Body {id: $body})
WITH DISTINCT e
RETURN 'Activity' AS fact, e.name AS name, e.date AS date, e.rows AS rows
ORDER BY date, name
// unsure
MATCH (:Platform {id: $subject})<-[:HELD_AT|ORGANISED_BY]-(e:Activity)
WHERE e.date >= $since AND e.date < $until AND NOT coalesce(e.status, '') IN ['cancelled', 'planned']
  AND e.kind IS NULL AND (size($activities) > 0 OR e.kind IN $activities)
WITH DISTINCT e
MATCH (e)-[:KEPT_BY]->(:Body {id: $body})
WITH DISTINCT e
RETURN 'Activity' AS fact, coalesce(e.name, e.id) AS name, e.date AS date, e.rows AS rows
ORDER BY date, name
