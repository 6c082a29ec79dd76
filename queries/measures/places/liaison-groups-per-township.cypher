/*---
id         = "liaison-groups-per-township"
title      = { zh = "乡镇（街道）联络组数", en = "Liaison groups of the township" }
shape      = "range"
subject    = "Township"
unit       = { zh = "个联络组", en = "groups" }
needs      = { places = "any", groups = "up" }
params     = { day = "date" }
bound      = { at_least = 1 }
gap        = { zh = "该乡镇（街道）没有联络组", en = "it has no liaison group" }
mechanisms = ["SM4"]
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
WITH t, g
OPTIONAL MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
RETURN t.id AS subject, t.name AS name, count(DISTINCT CASE WHEN o.since IS NOT NULL THEN g.id END) AS value
ORDER BY subject
// why
MATCH (:Township {id: $subject})<-[f:RESPONSIBLE_FOR]-(g:`Group`)
WHERE g.kind = 'township_liaison' AND f.since <= $day AND $day < f.until
WITH g, f
MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT g, f
RETURN 'RESPONSIBLE_FOR' AS fact, g.name AS name, CASE WHEN f.since_known THEN f.since END AS date, f.rows AS rows
ORDER BY name
