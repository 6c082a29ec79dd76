/*---
id         = "members-per-platform"
title      = { zh = "平台委员数", en = "Members at the platform" }
shape      = "range"
subject    = "Platform"
unit       = { zh = "人", en = "members" }
needs      = { members = "any", platforms = "any", places = "any" }
brings     = { kinds = { places = "room|" } }
params     = { kinds = "texts", day = "date" }
words      = { kinds = "platform_kind" }
examples   = { kinds = ["room", "station"] }
bound      = { at_least = 1 }
gap        = { zh = "平台没有委员", en = "no member is at the platform" }
mechanisms = ["QD1", "CC3", "GL9", "GL11"]
note       = { zh = "编入或负责该平台的在任委员；类型一项留空表示全部", en = "sitting members assigned to it or heading it; an empty list of kinds means all" }
---*/
MATCH (h:Platform)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until AND (size($kinds) = 0 OR h.kind IN $kinds)
WITH DISTINCT h
OPTIONAL MATCH (h)<-[a:ASSIGNED_TO|HEADS]-(m:Member)
WHERE a.since <= $day AND $day < a.until
WITH DISTINCT h, m
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
RETURN h.id AS subject, h.name AS name, count(DISTINCT CASE WHEN s.since IS NOT NULL THEN m.id END) AS value
ORDER BY subject
// why
MATCH (:Platform {id: $subject})<-[a:ASSIGNED_TO]-(m:Member)
WHERE a.since <= $day AND $day < a.until
WITH m, a
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m, a
RETURN 'ASSIGNED_TO' AS fact, m.name AS name, CASE WHEN a.since_known THEN a.since END AS date, a.rows AS rows
UNION ALL
MATCH (:Platform {id: $subject})<-[a:HEADS]-(m:Member)
WHERE a.since <= $day AND $day < a.until
WITH m, a
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m, a
RETURN 'HEADS' AS fact, m.name AS name, CASE WHEN a.since_known THEN a.since END AS date, a.rows AS rows
