/*---
id         = "outsiders-per-platform"
title      = { zh = "平台非委员参与人数", en = "People other than members at the platform" }
shape      = "range"
subject    = "Platform"
unit       = { zh = "人", en = "people" }
needs      = { platforms = "any", members = "down", staff = "up", contacts = "up", activities = "up", places = "subjects" }
brings     = { kinds = { places = "room|" } }
params     = { kinds = "texts", since = "date", until = "date", day = "date" }
words      = { kinds = "platform_kind" }
examples   = { kinds = ["room", "station"] }
bound      = { at_least = 1 }
gap        = { zh = "没有委员以外的人参与该平台", en = "nobody but members is at the platform or took part there" }
mechanisms = ["SM5", "GL11"]
note       = { zh = "编入或负责该平台的非委员，加上期内参加该平台活动的联系对象；取消的、尚在计划的活动不算；类型一项留空表示全部", en = "staff assigned to it or heading it, and contacts who took part in its activities in the period; cancelled and planned activities do not count; an empty list of kinds means all" }
---*/
MATCH (h:Platform)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until AND (size($kinds) = 0 OR h.kind IN $kinds)
WITH DISTINCT h
OPTIONAL MATCH (h)<-[a:ASSIGNED_TO|HEADS]-(x:Staff)
WHERE a.since <= $day AND $day < a.until
WITH h, count(DISTINCT x.id) AS staff
OPTIONAL MATCH (h)<-[:HELD_AT|ORGANISED_BY]-(e:Activity)
WHERE e.date >= $since AND e.date < $until AND NOT coalesce(e.status, '') IN ['cancelled', 'planned']
WITH DISTINCT h, staff, e
OPTIONAL MATCH (e)-[:KEPT_BY]->(b:Body {id: $body})
WITH h, staff, e, count(b.id) AS ours
OPTIONAL MATCH (e)<-[j:TOOK_PART]-(c:Contact)
WHERE j.present
WITH h, staff, count(DISTINCT CASE WHEN ours > 0 THEN c.id END) AS contacts
RETURN h.id AS subject, h.name AS name, staff + contacts AS value
ORDER BY subject
// why
MATCH (:Platform {id: $subject})<-[a:ASSIGNED_TO]-(x:Staff)
WHERE a.since <= $day AND $day < a.until
WITH DISTINCT x, a
RETURN 'ASSIGNED_TO' AS fact, x.name AS name, CASE WHEN a.since_known THEN a.since END AS date, a.rows AS rows
UNION ALL
MATCH (:Platform {id: $subject})<-[a:HEADS]-(x:Staff)
WHERE a.since <= $day AND $day < a.until
WITH DISTINCT x, a
RETURN 'HEADS' AS fact, x.name AS name, CASE WHEN a.since_known THEN a.since END AS date, a.rows AS rows
UNION ALL
MATCH (:Platform {id: $subject})<-[:HELD_AT|ORGANISED_BY]-(e:Activity)
WHERE e.date >= $since AND e.date < $until AND NOT coalesce(e.status, '') IN ['cancelled', 'planned']
WITH DISTINCT e
MATCH (e)-[:KEPT_BY]->(:Body {id: $body})
WITH DISTINCT e
MATCH (e)<-[j:TOOK_PART]-(c:Contact)
WHERE j.present
WITH DISTINCT e, c, j
RETURN 'TOOK_PART' AS fact, coalesce(c.name, c.id) + ' → ' + coalesce(e.name, e.id) AS name, e.date AS date, j.rows AS rows
