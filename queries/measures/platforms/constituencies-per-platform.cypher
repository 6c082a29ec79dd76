/*---
id         = "constituencies-per-platform"
title      = { zh = "平台服务界别数", en = "Constituencies served by the platform" }
shape      = "range"
subject    = "Platform"
unit       = { zh = "个界别", en = "constituencies" }
needs      = { platforms = "any", constituencies = "up", places = "subjects", members = "subjects" }
brings     = { kinds = { places = "room|", members = "studio|" } }
params     = { kinds = "texts", day = "date" }
words      = { kinds = "platform_kind" }
examples   = { kinds = ["room", "station"] }
bound      = { at_least = 1 }
gap        = { zh = "平台没有对应的界别", en = "the platform serves no constituency" }
mechanisms = ["SM3", "SM6"]
note       = { zh = "一个平台可以服务几个界别；类型一项留空表示全部", en = "one platform may serve several; an empty list of kinds means all" }
---*/
MATCH (h:Platform)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until AND (size($kinds) = 0 OR h.kind IN $kinds)
WITH DISTINCT h
OPTIONAL MATCH (h)-[v:SERVES]->(k:Constituency)
WHERE v.since <= $day AND $day < v.until
WITH DISTINCT h, k
OPTIONAL MATCH (k)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
RETURN h.id AS subject, h.name AS name, count(DISTINCT CASE WHEN o.since IS NOT NULL THEN k.id END) AS value
ORDER BY subject
// why
MATCH (:Platform {id: $subject})-[v:SERVES]->(k:Constituency)
WHERE v.since <= $day AND $day < v.until
WITH k, v
MATCH (k)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT k, v
RETURN 'SERVES' AS fact, k.name AS name, CASE WHEN v.since_known THEN v.since END AS date, v.rows AS rows
ORDER BY name
