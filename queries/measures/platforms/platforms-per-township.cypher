/*---
id         = "platforms-per-township"
title      = { zh = "乡镇（街道）平台数", en = "Platforms in the township" }
shape      = "range"
subject    = "Township"
unit       = { zh = "个平台", en = "platforms" }
needs      = { places = "any", platforms = "up" }
params     = { kinds = "texts", day = "date" }
words      = { kinds = "platform_kind" }
examples   = { kinds = ["room", "station"] }
bound      = { at_least = 1 }
gap        = { zh = "该乡镇（街道）没有平台", en = "no platform lies in the township" }
mechanisms = ["CC1", "SM2", "SM4", "QD1"]
evidence   = { unsure = { zh = "类型不明的平台", en = "platforms of unknown kind" } }
note       = { zh = "位于该乡镇（街道）或其村（社区）的平台；类型一项留空表示全部", en = "platforms in the township or in a village of it; an empty list of kinds means all" }
---*/
MATCH (:Body {id: $body})-[z:COVERS]->(covered:Region)
WHERE z.since <= $day AND $day < z.until
WITH DISTINCT covered
MATCH (covered)<-[:PART_OF*0..2]-(region:Region)
WITH DISTINCT region
MATCH (region)<-[p:PART_OF]-(t:Township)
WHERE p.since <= $day AND $day < p.until
WITH DISTINCT t
MATCH (t)<-[:PART_OF*0..1]-(x:Township|Village)
WITH DISTINCT t, x
OPTIONAL MATCH (x)-[q:PART_OF]->(t)
WITH t, x, coalesce(q.since, date('0001-01-01')) AS first, coalesce(q.until, date('9999-12-31')) AS after
OPTIONAL MATCH (x)<-[l:LOCATED_IN]-(h:Platform)
WHERE first <= $day AND $day < after AND l.since <= $day AND $day < l.until
WITH DISTINCT t, h
OPTIONAL MATCH (h)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
RETURN t.id AS subject, t.name AS name,
       count(DISTINCT CASE WHEN o.since IS NOT NULL AND (size($kinds) = 0 OR h.kind IN $kinds) THEN h.id END) AS value,
       count(DISTINCT CASE WHEN o.since IS NOT NULL AND size($kinds) > 0 AND h.kind IS NULL THEN h.id END) AS unsure
ORDER BY subject
// why
MATCH (t:Township {id: $subject})<-[:PART_OF*0..1]-(x:Township|Village)
WITH DISTINCT t, x
OPTIONAL MATCH (x)-[q:PART_OF]->(t)
WITH t, x, coalesce(q.since, date('0001-01-01')) AS first, coalesce(q.until, date('9999-12-31')) AS after
MATCH (x)<-[l:LOCATED_IN]-(h:Platform)
WHERE first <= $day AND $day < after AND l.since <= $day AND $day < l.until AND (size($kinds) = 0 OR h.kind IN $kinds)
WITH x, h, l
MATCH (h)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT x, h, l
RETURN 'LOCATED_IN' AS fact, coalesce(h.name, h.id) + ' → ' + coalesce(x.name, x.id) AS name,
       CASE WHEN l.since_known THEN l.since END AS date, l.rows AS rows
ORDER BY name
