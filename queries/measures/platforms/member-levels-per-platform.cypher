/*---
id         = "member-levels-per-platform"
title      = { zh = "平台委员层级数", en = "Levels of the members at the platform" }
shape      = "range"
subject    = "Platform"
unit       = { zh = "个层级", en = "levels" }
needs      = { members = "any", platforms = "any", places = "any" }
brings     = { kinds = { places = "room|" } }
params     = { kinds = "texts", day = "date" }
words      = { kinds = "platform_kind" }
examples   = { kinds = ["room", "station"] }
bound      = { at_least = 2 }
gap        = { zh = "平台的委员没有来自两级政协", en = "the members at the platform are not of two levels" }
mechanisms = ["SM5"]
evidence   = { unsure = { zh = "层级不明的委员", en = "members of unknown level" } }
note       = { zh = "编入或负责该平台的在任委员分属几级政协；名册未写层级的按本级计；类型一项留空表示全部", en = "of how many levels the sitting members are who are assigned to it or head it; a blank level in the roster is the body's own; an empty list of kinds means all" }
---*/
MATCH (h:Platform)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until AND (size($kinds) = 0 OR h.kind IN $kinds)
WITH DISTINCT h
OPTIONAL MATCH (h)<-[a:ASSIGNED_TO|HEADS]-(m:Member)
WHERE a.since <= $day AND $day < a.until
WITH DISTINCT h, m
OPTIONAL MATCH (m)-[s:SITS_IN]->(b:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH h, m, s.since AS came, CASE WHEN s.level <> '' THEN s.level WHEN b.level <> '' THEN b.level END AS level
RETURN h.id AS subject, h.name AS name, count(DISTINCT level) AS value,
       count(DISTINCT CASE WHEN came IS NOT NULL AND level IS NULL THEN m.id END) AS unsure
ORDER BY subject
// why
MATCH (:Platform {id: $subject})<-[a:ASSIGNED_TO|HEADS]-(m:Member)
WHERE a.since <= $day AND $day < a.until
WITH DISTINCT m
MATCH (m)-[s:SITS_IN]->(b:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m, s, CASE WHEN s.level <> '' THEN s.level WHEN b.level <> '' THEN b.level END AS level
RETURN 'SITS_IN' AS fact, coalesce(m.name, m.id) + ' (' + coalesce(level, '?') + ')' AS name,
       CASE WHEN s.since_known THEN s.since END AS date, s.rows AS rows
ORDER BY name
