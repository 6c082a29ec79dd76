/*---
id         = "platforms-per-member"
title      = { zh = "委员编入平台数", en = "Platforms of the member" }
shape      = "exactly-one"
subject    = "Member"
unit       = { zh = "个平台", en = "platforms" }
needs      = { members = "any", platforms = "up", places = "up" }
brings     = { kinds = { places = "room|" } }
params     = { kinds = "texts", day = "date" }
words      = { kinds = "platform_kind" }
examples   = { kinds = ["room", "station"] }
bound      = { equals = 1 }
gap        = { zh = "委员没有编入恰好一个平台", en = "the member is not at exactly one platform" }
mechanisms = ["CC1", "TR17"]
evidence   = { unsure = { zh = "类型不明的平台", en = "platforms of unknown kind" } }
note       = { zh = "编入或负责均算在该平台，同一平台只计一次；类型一项留空表示全部", en = "assigned to it or head of it, each platform once; an empty list of kinds means all" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
OPTIONAL MATCH (m)-[a:ASSIGNED_TO|HEADS]->(h:Platform)
WHERE a.since <= $day AND $day < a.until
WITH DISTINCT m, h
OPTIONAL MATCH (h)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
RETURN m.id AS subject, m.name AS name,
       count(DISTINCT CASE WHEN o.since IS NOT NULL AND (size($kinds) = 0 OR h.kind IN $kinds) THEN h.id END) AS value,
       count(DISTINCT CASE WHEN o.since IS NOT NULL AND size($kinds) > 0 AND h.kind IS NULL THEN h.id END) AS unsure
ORDER BY subject
// why
MATCH (:Member {id: $subject})-[a:ASSIGNED_TO]->(h:Platform)
WHERE a.since <= $day AND $day < a.until AND (size($kinds) = 0 OR h.kind IN $kinds)
WITH h, a
MATCH (h)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT h, a
RETURN 'ASSIGNED_TO' AS fact, h.name AS name, CASE WHEN a.since_known THEN a.since END AS date, a.rows AS rows
UNION ALL
MATCH (:Member {id: $subject})-[a:HEADS]->(h:Platform)
WHERE a.since <= $day AND $day < a.until AND (size($kinds) = 0 OR h.kind IN $kinds)
WITH h, a
MATCH (h)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT h, a
RETURN 'HEADS' AS fact, h.name AS name, CASE WHEN a.since_known THEN a.since END AS date, a.rows AS rows
