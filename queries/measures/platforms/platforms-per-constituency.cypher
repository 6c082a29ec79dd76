/*---
id         = "platforms-per-constituency"
title      = { zh = "界别平台数", en = "Platforms that serve the constituency" }
shape      = "range"
subject    = "Constituency"
unit       = { zh = "个平台", en = "platforms" }
needs      = { constituencies = "any", platforms = "up", members = "subjects" }
params     = { kinds = "texts", day = "date" }
words      = { kinds = "platform_kind" }
examples   = { kinds = ["room", "station"] }
bound      = { at_least = 1 }
gap        = { zh = "界别没有对应的平台", en = "no platform serves the constituency" }
mechanisms = ["SM3", "SM6"]
evidence   = { unsure = { zh = "类型不明的平台", en = "platforms of unknown kind" } }
note       = { zh = "几个界别可以共用一个平台；类型一项留空表示全部", en = "several may share one platform; an empty list of kinds means all" }
---*/
MATCH (k:Constituency)-[z:OF]->(:Body {id: $body})
WHERE z.since <= $day AND $day < z.until
WITH DISTINCT k
OPTIONAL MATCH (k)<-[v:SERVES]-(h:Platform)
WHERE v.since <= $day AND $day < v.until
WITH DISTINCT k, h
OPTIONAL MATCH (h)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
RETURN k.id AS subject, k.name AS name,
       count(DISTINCT CASE WHEN o.since IS NOT NULL AND (size($kinds) = 0 OR h.kind IN $kinds) THEN h.id END) AS value,
       count(DISTINCT CASE WHEN o.since IS NOT NULL AND size($kinds) > 0 AND h.kind IS NULL THEN h.id END) AS unsure
ORDER BY subject
// why
MATCH (:Constituency {id: $subject})<-[v:SERVES]-(h:Platform)
WHERE v.since <= $day AND $day < v.until AND (size($kinds) = 0 OR h.kind IN $kinds)
WITH h, v
MATCH (h)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT h, v
RETURN 'SERVES' AS fact, h.name AS name, CASE WHEN v.since_known THEN v.since END AS date, v.rows AS rows
ORDER BY name
