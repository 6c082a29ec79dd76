/*---
id         = "members-per-township"
title      = { zh = "乡镇（街道）委员数", en = "Members assigned to the township" }
shape      = "range"
subject    = "Township"
unit       = { zh = "人", en = "members" }
needs      = { members = "up", places = "any" }
params     = { day = "date" }
bound      = { at_least = 1 }
gap        = { zh = "没有委员下沉到该乡镇（街道）", en = "no member is assigned to it" }
mechanisms = ["CC1", "GL3"]
note       = { zh = "下沉到该乡镇或其村（社区）、片区的委员", en = "assigned to it, or to a village or patch in it" }
---*/
MATCH (:Body {id: $body})-[z:COVERS]->(covered:Region)
WHERE z.since <= $day AND $day < z.until
WITH DISTINCT covered
MATCH (covered)<-[:PART_OF*0..2]-(region:Region)
WITH DISTINCT region
MATCH (region)<-[p:PART_OF]-(t:Township)
WHERE p.since <= $day AND $day < p.until
WITH DISTINCT t
MATCH (t)<-[:PART_OF*0..1]-(h:Township|Village|Patch)
WITH DISTINCT t, h
OPTIONAL MATCH (h)-[q:PART_OF]->(t)
WITH t, h, coalesce(q.since, date('0001-01-01')) AS first, coalesce(q.until, date('9999-12-31')) AS after
OPTIONAL MATCH (h)<-[a:ASSIGNED_TO]-(m:Member)
WHERE first <= $day AND $day < after AND a.since <= $day AND $day < a.until
WITH t, m
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
RETURN t.id AS subject, t.name AS name, count(DISTINCT CASE WHEN s.since IS NOT NULL THEN m.id END) AS value
ORDER BY subject
// why
MATCH (t:Township {id: $subject})<-[:PART_OF*0..1]-(h:Township|Village|Patch)
WITH DISTINCT t, h
OPTIONAL MATCH (h)-[q:PART_OF]->(t)
WITH t, h, coalesce(q.since, date('0001-01-01')) AS first, coalesce(q.until, date('9999-12-31')) AS after
MATCH (h)<-[a:ASSIGNED_TO]-(m:Member)
WHERE first <= $day AND $day < after AND a.since <= $day AND $day < a.until
WITH h, m, a
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT h, m, a
RETURN 'ASSIGNED_TO' AS fact, coalesce(m.name, m.id) + ' → ' + coalesce(h.name, h.id) AS name,
       CASE WHEN a.since_known THEN a.since END AS date, a.rows AS rows
ORDER BY name
