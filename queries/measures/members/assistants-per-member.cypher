/*---
id         = "assistants-per-member"
title      = { zh = "委员的联络服务专员人数", en = "Staff assistants of the member" }
shape      = "exactly-one"
subject    = "Member"
unit       = { zh = "名专员", en = "assistants" }
needs      = { members = "any", staff = "up" }
params     = { day = "date" }
bound      = { equals = 1 }
gap        = { zh = "该委员没有一对一的服务专员，或不止一名", en = "there is no assistant, or more than one" }
mechanisms = ["YT13"]
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
OPTIONAL MATCH (m)<-[h:ASSISTS]-(x:Staff)
WHERE h.since <= $day AND $day < h.until
RETURN m.id AS subject, m.name AS name, count(DISTINCT x.id) AS value
ORDER BY subject
// why
MATCH (:Member {id: $subject})<-[h:ASSISTS]-(x:Staff)
WHERE h.since <= $day AND $day < h.until
RETURN 'ASSISTS' AS fact, x.name AS name, CASE WHEN h.since_known THEN h.since END AS date, h.rows AS rows
ORDER BY name
