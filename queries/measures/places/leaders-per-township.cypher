/*---
id         = "leaders-per-township"
title      = { zh = "联系乡镇（街道）的领导数", en = "Leaders responsible for the township" }
shape      = "range"
subject    = "Township"
unit       = { zh = "位领导", en = "leaders" }
needs      = { places = "any", members = "up" }
params     = { day = "date" }
bound      = { at_least = 1 }
gap        = { zh = "没有领导联系该乡镇（街道）", en = "no leader is responsible for it" }
mechanisms = ["GL1"]
---*/
MATCH (:Body {id: $body})-[z:COVERS]->(covered:Region)
WHERE z.since <= $day AND $day < z.until
WITH DISTINCT covered
MATCH (covered)<-[:PART_OF*0..2]-(region:Region)
WITH DISTINCT region
MATCH (region)<-[p:PART_OF]-(t:Township)
WHERE p.since <= $day AND $day < p.until
WITH DISTINCT t
OPTIONAL MATCH (t)<-[f:RESPONSIBLE_FOR]-(m:Member)
WHERE f.since <= $day AND $day < f.until
WITH t, m
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
RETURN t.id AS subject, t.name AS name, count(DISTINCT CASE WHEN s.since IS NOT NULL THEN m.id END) AS value
ORDER BY subject
// why
MATCH (:Township {id: $subject})<-[f:RESPONSIBLE_FOR]-(m:Member)
WHERE f.since <= $day AND $day < f.until
WITH m, f
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m, f
RETURN 'RESPONSIBLE_FOR' AS fact, m.name AS name, CASE WHEN f.since_known THEN f.since END AS date, f.rows AS rows
ORDER BY name
