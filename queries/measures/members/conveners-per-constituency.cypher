/*---
id         = "conveners-per-constituency"
title      = { zh = "界别召集人数", en = "Conveners of the constituency" }
shape      = "range"
subject    = "Constituency"
unit       = { zh = "人", en = "conveners" }
needs      = { constituencies = "any", members = "up" }
params     = { day = "date" }
bound      = { at_least = 1 }
gap        = { zh = "该界别没有召集人", en = "it has no convener" }
mechanisms = ["TZ1"]
note       = { zh = "副召集人不算", en = "deputies do not count" }
---*/
MATCH (k:Constituency)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT k
OPTIONAL MATCH (k)<-[h:HEADS]-(x:Member|Staff)
WHERE h.role = 'convener' AND h.since <= $day AND $day < h.until
RETURN k.id AS subject, k.name AS name, count(DISTINCT x.id) AS value
ORDER BY subject
// why
MATCH (:Constituency {id: $subject})<-[h:HEADS]-(x:Member|Staff)
WHERE h.role = 'convener' AND h.since <= $day AND $day < h.until
WITH DISTINCT x, h
RETURN 'HEADS' AS fact, x.name AS name, CASE WHEN h.since_known THEN h.since END AS date, h.rows AS rows
ORDER BY name
