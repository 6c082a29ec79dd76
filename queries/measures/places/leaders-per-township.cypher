/*---
id         = "leaders-per-township"
title      = { zh = "联系乡镇（街道）的领导数", en = "Leaders responsible for the township" }
shape      = "range"
subject    = "Township"
unit       = { zh = "位领导", en = "leaders" }
needs      = { places = "any" }
params     = { day = "date" }
bound      = { at_least = 1 }
gap        = { zh = "没有领导联系该乡镇（街道）", en = "no leader is responsible for it" }
mechanisms = ["GL1"]
---*/
MATCH (:Body {id: $body})-[z:COVERS]->(:Region)<-[:PART_OF*0..2]-(:Region)<-[p:PART_OF]-(t:Township)
WHERE z.since <= $day AND $day < z.until AND p.since <= $day AND $day < p.until
WITH DISTINCT t
OPTIONAL MATCH (t)<-[f:RESPONSIBLE_FOR]-(m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE f.since <= $day AND $day < f.until AND s.since <= $day AND $day < s.until
RETURN t.id AS subject, t.name AS name, count(DISTINCT m.id) AS value
ORDER BY subject
// why
MATCH (:Township {id: $subject})<-[f:RESPONSIBLE_FOR]-(m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE f.since <= $day AND $day < f.until AND s.since <= $day AND $day < s.until
WITH DISTINCT m, f
RETURN 'RESPONSIBLE_FOR' AS fact, m.name AS name, CASE WHEN f.since_known THEN f.since END AS date, f.rows AS rows
ORDER BY name
