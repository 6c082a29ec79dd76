/*---
id         = "hosts-per-platform"
title      = { zh = "平台依托单位数", en = "Units that host the platform" }
shape      = "range"
subject    = "Platform"
unit       = { zh = "个单位", en = "units" }
needs      = { platforms = "any", places = "subjects", members = "subjects" }
brings     = { kinds = { places = "room|", members = "studio|" } }
params     = { kinds = "texts", day = "date" }
words      = { kinds = "platform_kind" }
examples   = { kinds = ["room", "station"] }
bound      = { at_least = 1 }
gap        = { zh = "平台没有依托单位", en = "no unit hosts the platform" }
mechanisms = ["SM2", "SM6"]
note       = { zh = "机关、乡镇、村、企业等均算依托单位；类型一项留空表示全部", en = "departments, townships, villages, firms: any unit; an empty list of kinds means all" }
---*/
MATCH (h:Platform)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until AND (size($kinds) = 0 OR h.kind IN $kinds)
WITH DISTINCT h
OPTIONAL MATCH (h)-[u:HOSTED_BY]->(d:Department)
WHERE u.since <= $day AND $day < u.until
RETURN h.id AS subject, h.name AS name, count(DISTINCT d.id) AS value
ORDER BY subject
// why
MATCH (:Platform {id: $subject})-[u:HOSTED_BY]->(d:Department)
WHERE u.since <= $day AND $day < u.until
WITH DISTINCT d, u
RETURN 'HOSTED_BY' AS fact, d.name AS name, CASE WHEN u.since_known THEN u.since END AS date, u.rows AS rows
ORDER BY name
