/*---
id         = "duties-per-platform"
title      = { zh = "平台委员值班次数", en = "Duty turns at the platform" }
shape      = "events"
subject    = "Platform"
unit       = { zh = "次值班", en = "turns" }
needs      = { platforms = "any", members = "any", duties = "up", places = "subjects" }
brings     = { kinds = { places = "room|" } }
params     = { kinds = "texts", since = "date", until = "date", day = "date" }
words      = { kinds = "platform_kind" }
examples   = { kinds = ["room", "station"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有委员在平台值班的记录", en = "no member was logged on duty at the platform" }
mechanisms = ["GL9", "SM4"]
note       = { zh = "至少有一名当日在任委员到岗的值班；几人同班计一次；类型一项留空表示全部", en = "turns at which a member who sat on that day was present; several on one turn are one; an empty list of kinds means all" }
---*/
MATCH (h:Platform)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until AND (size($kinds) = 0 OR h.kind IN $kinds)
WITH DISTINCT h
OPTIONAL MATCH (h)<-[:HELD_AT]-(e:Activity)
WHERE e.kind = 'duty' AND e.date >= $since AND e.date < $until AND NOT coalesce(e.status, '') IN ['cancelled', 'planned']
WITH DISTINCT h, e
OPTIONAL MATCH (e)<-[j:TOOK_PART]-(m:Member)
WHERE j.present
WITH DISTINCT h, e, m
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= e.date AND e.date < s.until
RETURN h.id AS subject, h.name AS name, count(DISTINCT CASE WHEN s.since IS NOT NULL THEN e.id END) AS value
ORDER BY subject
// why
MATCH (:Platform {id: $subject})<-[:HELD_AT]-(e:Activity)
WHERE e.kind = 'duty' AND e.date >= $since AND e.date < $until AND NOT coalesce(e.status, '') IN ['cancelled', 'planned']
WITH DISTINCT e
MATCH (e)<-[j:TOOK_PART]-(m:Member)
WHERE j.present
WITH DISTINCT e, m
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= e.date AND e.date < s.until
WITH DISTINCT e, m
RETURN 'Activity' AS fact, m.name AS name, e.date AS date, e.rows AS rows
ORDER BY date, name
