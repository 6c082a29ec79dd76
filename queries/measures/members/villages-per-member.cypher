/*---
id         = "villages-per-member"
title      = { zh = "委员下沉的村（社区）数", en = "Villages a member is assigned to" }
shape      = "exactly-one"
subject    = "Member"
unit       = { zh = "个村（社区）", en = "villages" }
needs      = { members = "up", places = "up" }
params     = { day = "date" }
bound      = { equals = 1 }
gap        = { zh = "没有下沉到村（社区），或不止一个", en = "assigned to no village, or to more than one" }
mechanisms = ["GL3"]
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
OPTIONAL MATCH (m)-[r:ASSIGNED_TO]->(w:Village)
WHERE r.since <= $day AND $day < r.until
RETURN m.id AS subject, m.name AS name, count(DISTINCT w.id) AS value
ORDER BY subject
// why
MATCH (:Member {id: $subject})-[r:ASSIGNED_TO]->(w:Village)
WHERE r.since <= $day AND $day < r.until
WITH DISTINCT w, r
RETURN 'ASSIGNED_TO' AS fact, w.name AS name, CASE WHEN r.since_known THEN r.since END AS date, r.rows AS rows
ORDER BY name
