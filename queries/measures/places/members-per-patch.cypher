/*---
id         = "members-per-patch"
title      = { zh = "片区挂钩委员数", en = "Members hooked to the patch" }
shape      = "range"
subject    = "Patch"
unit       = { zh = "人", en = "members" }
needs      = { members = "up", places = "any" }
params     = { day = "date" }
bound      = { at_least = 4, at_most = 5 }
gap        = { zh = "片区挂钩委员数不在规定范围内", en = "the number of members hooked to it is out of range" }
mechanisms = ["CC2"]
---*/
MATCH (:Body {id: $body})-[z:COVERS]->(covered:Region)
WHERE z.since <= $day AND $day < z.until
WITH DISTINCT covered
MATCH (covered)<-[:PART_OF*0..2]-(region:Region)
WITH DISTINCT region
MATCH (region)<-[p:PART_OF]-(t:Township)
WHERE p.since <= $day AND $day < p.until
WITH DISTINCT t
MATCH (t)<-[q:PART_OF]-(w:Patch)
WHERE q.since <= $day AND $day < q.until
WITH DISTINCT w
OPTIONAL MATCH (w)<-[a:ASSIGNED_TO]-(m:Member)
WHERE a.since <= $day AND $day < a.until
WITH w, m
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
RETURN w.id AS subject, w.name AS name, count(DISTINCT CASE WHEN s.since IS NOT NULL THEN m.id END) AS value
ORDER BY subject
// why
MATCH (:Patch {id: $subject})<-[a:ASSIGNED_TO]-(m:Member)
WHERE a.since <= $day AND $day < a.until
WITH m, a
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m, a
RETURN 'ASSIGNED_TO' AS fact, m.name AS name, CASE WHEN a.since_known THEN a.since END AS date, a.rows AS rows
ORDER BY name
