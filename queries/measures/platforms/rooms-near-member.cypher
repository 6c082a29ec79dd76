/*---
id         = "rooms-near-member"
title      = { zh = "委员就近编入平台", en = "Platform near the member's home or work" }
shape      = "match"
subject    = "Member"
object     = "Platform"
unit       = { zh = "（1为就近）", en = "(1: near)" }
needs      = { members = "any", platforms = "any", places = "any" }
params     = { kinds = "texts", day = "date" }
words      = { kinds = "platform_kind" }
examples   = { kinds = ["room", "station"] }
bound      = { at_least = 1 }
gap        = { zh = "平台所在乡镇（街道）既不是委员的居住地，也不是工作地", en = "the platform lies in neither the township where the member lives nor that of the work" }
mechanisms = ["CC1"]
note       = { zh = "在任委员与其编入的每个平台；居住地或工作地与平台同在一个乡镇（街道）为1，两地均已知且都不同为0，有一项不明又未相符则无法判断；只担任负责人的不比较；类型一项留空表示全部", en = "every sitting member with each platform assigned; 1 where home or work lies in the platform's township, 0 where both are known and neither does, unknown where one is blank and the other does not match; who only heads a platform is not compared; an empty list of kinds means all" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
MATCH (m)-[a:ASSIGNED_TO]->(h:Platform)
WHERE a.since <= $day AND $day < a.until AND (size($kinds) = 0 OR h.kind IN $kinds)
WITH DISTINCT m, h
MATCH (h)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT m, h
OPTIONAL MATCH (h)-[l:LOCATED_IN]->(t:Township)
WHERE l.since <= $day AND $day < l.until
WITH m, h, collect(DISTINCT t.id) AS straight
OPTIONAL MATCH (h)-[l:LOCATED_IN]->(w:Village)
WHERE l.since <= $day AND $day < l.until
WITH DISTINCT m, h, straight, w
OPTIONAL MATCH (w)-[p:PART_OF]->(t:Township)
WHERE p.since <= $day AND $day < p.until
WITH m, h, straight, collect(DISTINCT t.id) AS above
WITH m, h, straight + above AS towns
OPTIONAL MATCH (m)-[l:LIVES_IN]->(t:Township)
WHERE l.since <= $day AND $day < l.until
WITH m, h, towns, count(t.id) AS homes, count(CASE WHEN t.id IN towns THEN 1 END) AS near
OPTIONAL MATCH (m)-[l:WORKS_IN]->(t:Township)
WHERE l.since <= $day AND $day < l.until
WITH m, h, towns, homes, near, count(t.id) AS works, count(CASE WHEN t.id IN towns THEN 1 END) AS close
RETURN m.id AS subject, m.name AS name, h.id AS object, h.name AS object_name,
       CASE WHEN near > 0 OR close > 0 THEN 1 WHEN homes > 0 AND works > 0 AND size(towns) > 0 THEN 0 END AS value
ORDER BY subject, object
// why
MATCH (h:Platform {id: $object})-[l:LOCATED_IN]->(x:Township|Village)
WHERE l.since <= $day AND $day < l.until
RETURN 'LOCATED_IN' AS fact, coalesce(h.name, h.id) + ' → ' + coalesce(x.name, x.id) AS name,
       CASE WHEN l.since_known THEN l.since END AS date, l.rows AS rows
UNION ALL
MATCH (m:Member {id: $subject})-[l:LIVES_IN]->(x:Township)
WHERE l.since <= $day AND $day < l.until
RETURN 'LIVES_IN' AS fact, coalesce(m.name, m.id) + ' → ' + coalesce(x.name, x.id) AS name,
       CASE WHEN l.since_known THEN l.since END AS date, l.rows AS rows
UNION ALL
MATCH (m:Member {id: $subject})-[l:WORKS_IN]->(x:Township)
WHERE l.since <= $day AND $day < l.until
RETURN 'WORKS_IN' AS fact, coalesce(m.name, m.id) + ' → ' + coalesce(x.name, x.id) AS name,
       CASE WHEN l.since_known THEN l.since END AS date, l.rows AS rows
