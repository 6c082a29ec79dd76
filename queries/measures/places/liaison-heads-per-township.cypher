/*---
id         = "liaison-heads-per-township"
title      = { zh = "乡镇（街道）联络组组长数", en = "Heads of the township's liaison group" }
shape      = "range"
subject    = "Township"
unit       = { zh = "位组长", en = "heads" }
needs      = { places = "any", groups = "up" }
params     = { day = "date" }
bound      = { at_least = 1 }
gap        = { zh = "该乡镇（街道）联络组没有组长", en = "its liaison group has no head" }
mechanisms = ["GL17"]
note       = { zh = "专职干事不算组长", en = "officers are not heads" }
---*/
MATCH (:Body {id: $body})-[z:COVERS]->(covered:Region)
WHERE z.since <= $day AND $day < z.until
WITH DISTINCT covered
MATCH (covered)<-[:PART_OF*0..2]-(region:Region)
WITH DISTINCT region
MATCH (region)<-[p:PART_OF]-(t:Township)
WHERE p.since <= $day AND $day < p.until
WITH DISTINCT t
OPTIONAL MATCH (t)<-[f:RESPONSIBLE_FOR]-(g:`Group`)
WHERE g.kind = 'township_liaison' AND f.since <= $day AND $day < f.until
WITH DISTINCT t, g
OPTIONAL MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH t, g, count(o.since) AS ours
OPTIONAL MATCH (g)<-[h:HEADS]-(x:Member|Staff)
WHERE h.role = 'head' AND h.since <= $day AND $day < h.until
RETURN t.id AS subject, t.name AS name, count(DISTINCT CASE WHEN ours > 0 THEN x.id END) AS value
ORDER BY subject
// why
MATCH (:Township {id: $subject})<-[f:RESPONSIBLE_FOR]-(g:`Group`)
WHERE g.kind = 'township_liaison' AND f.since <= $day AND $day < f.until
WITH DISTINCT g
MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT g
MATCH (g)<-[h:HEADS]-(x:Member|Staff)
WHERE h.role = 'head' AND h.since <= $day AND $day < h.until
WITH DISTINCT g, h, x
RETURN 'HEADS' AS fact, coalesce(x.name, x.id) + ' → ' + coalesce(g.name, g.id) AS name,
       CASE WHEN h.since_known THEN h.since END AS date, h.rows AS rows
ORDER BY name
