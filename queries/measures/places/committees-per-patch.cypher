/*---
id         = "committees-per-patch"
title      = { zh = "包片专委会数", en = "Committees guiding the patch" }
shape      = "range"
subject    = "Patch"
unit       = { zh = "个专委会", en = "committees" }
needs      = { places = "any" }
params     = { day = "date" }
bound      = { at_least = 1 }
gap        = { zh = "没有专委会包联该片区", en = "no committee guides it" }
mechanisms = ["GL2"]
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
OPTIONAL MATCH (w)<-[f:RESPONSIBLE_FOR]-(g:Committee)
WHERE f.since <= $day AND $day < f.until
WITH w, g
OPTIONAL MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
RETURN w.id AS subject, w.name AS name, count(DISTINCT CASE WHEN o.since IS NOT NULL THEN g.id END) AS value
ORDER BY subject
// why
MATCH (:Patch {id: $subject})<-[f:RESPONSIBLE_FOR]-(g:Committee)
WHERE f.since <= $day AND $day < f.until
WITH g, f
MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT g, f
RETURN 'RESPONSIBLE_FOR' AS fact, g.name AS name, CASE WHEN f.since_known THEN f.since END AS date, f.rows AS rows
ORDER BY name
