/*---
id         = "groups-per-member"
title      = { zh = "委员所在小组数", en = "Groups of the member" }
shape      = "range"
subject    = "Member"
unit       = { zh = "个小组", en = "groups" }
needs      = { members = "any", groups = "up", places = "up", appointments = "up" }
brings     = { kinds = { places = "township_liaison|", appointments = "mediation|" } }
params     = { day = "date", kinds = "texts" }
examples   = { kinds = ["team", "performance"] }
words      = { kinds = "group_kind" }
bound      = { at_least = 1 }
gap        = { zh = "委员没有编入这类小组", en = "the member is in no group of this kind" }
mechanisms = ["CC8", "CC12", "TR17"]
evidence   = { unsure = { zh = "类别不明的小组", en = "groups of unknown kind" } }
note       = { zh = "组长也算在内，同一小组只计一次；数值不为零的人数即各组去重后的人数；类别一项留空表示全部", en = "a head is in the group, each group once; those whose value is not zero are the people of all groups, counted once; an empty list of kinds means all" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
OPTIONAL MATCH (m)-[j:IN_GROUP|HEADS]->(g:`Group`)
WHERE j.since <= $day AND $day < j.until
WITH DISTINCT m, g
OPTIONAL MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
RETURN m.id AS subject, m.name AS name,
       count(DISTINCT CASE WHEN o.since IS NOT NULL AND (size($kinds) = 0 OR g.kind IN $kinds) THEN g.id END) AS value,
       count(DISTINCT CASE WHEN o.since IS NOT NULL AND size($kinds) > 0 AND g.kind IS NULL THEN g.id END) AS unsure
ORDER BY subject
// why
MATCH (:Member {id: $subject})-[j:IN_GROUP|HEADS]->(g:`Group`)
WHERE (size($kinds) = 0 OR g.kind IN $kinds) AND j.since <= $day AND $day < j.until
WITH g, j
MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT g, j
RETURN 'IN_GROUP' AS fact, g.name AS name, CASE WHEN j.since_known THEN j.since END AS date, j.rows AS rows
ORDER BY name
