/*---
id         = "groups-per-township"
title      = { zh = "结对乡镇（街道）的小组数", en = "Groups paired with the township" }
shape      = "range"
subject    = "Township"
unit       = { zh = "个小组", en = "groups" }
needs      = { places = "any", groups = "up" }
params     = { day = "date", kinds = "texts" }
words      = { kinds = "group_kind" }
examples   = { kinds = ["performance", "team"] }
bound      = { at_least = 1 }
gap        = { zh = "没有小组与该乡镇（街道）结对", en = "no group is paired with it" }
mechanisms = ["TZ3"]
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
WHERE g.kind IN $kinds AND f.since <= $day AND $day < f.until
WITH t, g
OPTIONAL MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
RETURN t.id AS subject, t.name AS name, count(DISTINCT CASE WHEN o.since IS NOT NULL THEN g.id END) AS value
ORDER BY subject
// why
MATCH (:Township {id: $subject})<-[f:RESPONSIBLE_FOR]-(g:`Group`)
WHERE g.kind IN $kinds AND f.since <= $day AND $day < f.until
WITH g, f
MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT g, f
RETURN 'RESPONSIBLE_FOR' AS fact, g.name AS name, CASE WHEN f.since_known THEN f.since END AS date, f.rows AS rows
ORDER BY name
