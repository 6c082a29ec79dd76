/*---
id         = "heads-per-platform"
title      = { zh = "平台负责人数", en = "Heads of the platform" }
shape      = "range"
subject    = "Platform"
unit       = { zh = "位负责人", en = "heads" }
needs      = { platforms = "any", places = "subjects", members = "subjects" }
brings     = { kinds = { places = "room|", members = "studio|" } }
params     = { kinds = "texts", day = "date" }
words      = { kinds = "platform_kind" }
examples   = { kinds = ["room", "station"] }
bound      = { at_least = 1 }
gap        = { zh = "平台没有负责人", en = "the platform has no head" }
mechanisms = ["GL9", "GL17"]
note       = { zh = "委员或其他人员均可担任负责人；类型一项留空表示全部", en = "a member or anybody else; an empty list of kinds means all" }
---*/
MATCH (h:Platform)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until AND (size($kinds) = 0 OR h.kind IN $kinds)
WITH DISTINCT h
OPTIONAL MATCH (h)<-[r:HEADS]-(x:Member|Staff)
WHERE r.role = 'head' AND r.since <= $day AND $day < r.until
RETURN h.id AS subject, h.name AS name, count(DISTINCT x.id) AS value
ORDER BY subject
// why
MATCH (:Platform {id: $subject})<-[r:HEADS]-(x:Member|Staff)
WHERE r.role = 'head' AND r.since <= $day AND $day < r.until
WITH DISTINCT x, r
RETURN 'HEADS' AS fact, x.name AS name, CASE WHEN r.since_known THEN r.since END AS date, r.rows AS rows
ORDER BY name
