/*---
id         = "patches-per-village"
title      = { zh = "村（社区）所属片区数", en = "Patches of the village" }
shape      = "exactly-one"
subject    = "Village"
unit       = { zh = "个片区", en = "patches" }
needs      = { places = "any" }
params     = { day = "date" }
bound      = { equals = 1 }
gap        = { zh = "没有划入片区，或不止一个", en = "it belongs to no patch, or to more than one" }
mechanisms = ["CC2", "GL2"]
---*/
MATCH (:Body {id: $body})-[z:COVERS]->(covered:Region)
WHERE z.since <= $day AND $day < z.until
WITH DISTINCT covered
MATCH (covered)<-[:PART_OF*0..2]-(region:Region)
WITH DISTINCT region
MATCH (region)<-[p:PART_OF]-(t:Township)
WHERE p.since <= $day AND $day < p.until
WITH DISTINCT t
MATCH (t)<-[q:PART_OF]-(w:Village)
WHERE q.since <= $day AND $day < q.until
WITH DISTINCT w
OPTIONAL MATCH (w)-[i:IN_PATCH]->(x:Patch)
WHERE i.since <= $day AND $day < i.until
RETURN w.id AS subject, w.name AS name, count(DISTINCT x.id) AS value
ORDER BY subject
// why
MATCH (:Village {id: $subject})-[i:IN_PATCH]->(x:Patch)
WHERE i.since <= $day AND $day < i.until
WITH DISTINCT x, i
RETURN 'IN_PATCH' AS fact, x.name AS name, CASE WHEN i.since_known THEN i.since END AS date, i.rows AS rows
ORDER BY name
