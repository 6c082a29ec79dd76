/*---
id         = "hooked-claimants"
title      = { zh = "认领委员是否挂钩当地", en = "Claimants hooked to the topic's place" }
shape      = "chain"
subject    = "Issue"
object     = "Member"
unit       = { zh = "（1 挂钩，0 未挂钩）", en = "(1 hooked, 0 not)" }
needs      = { topics = "subjects", members = "up", places = "up", platforms = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "认领人不是议题所在地的挂钩委员", en = "the claimant is not assigned to the topic's place" }
mechanisms = ["CC5"]
note       = { zh = "期内提出的议题与每名认领委员；按认领当日（不详则按议题日期），委员下沉或挂钩议题涉及的村（社区）、其片区、所在乡镇（街道），或征集该议题、位于当地的平台，即为 1；议题只写到乡镇（街道）的，挂钩其下任一村（社区）、片区、平台也算。议题没写地点和平台的无法判断", en = "each topic of the period and each member who claimed it: 1 where on the day of the claim (else the topic's) the member was assigned to the village it concerns, its patch or township, or to the platform it came through or one located there; where only a township is told, any village, patch or platform in it will do. A topic without place and platform cannot be told" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind = 'topic' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
WITH i
MATCH (i)<-[c:CLAIMED]-(m:Member)
WHERE coalesce(c.date, $since) < $until
WITH i, m, coalesce(c.date, i.date) AS day
OPTIONAL MATCH (i)-[:CONCERNS]->(t:Township)
WITH i, m, day, collect(t.id) AS towns
OPTIONAL MATCH (i)-[:THROUGH]->(h:Platform)
WITH i, m, day, towns, collect(h.id) AS rooms
OPTIONAL MATCH (i)-[:CONCERNS]->(w:Village)
WITH i, m, day, towns, rooms, w
OPTIONAL MATCH (w)-[p:IN_PATCH]->(q:Patch)
WHERE p.since <= day AND day < p.until
WITH i, m, day, towns, rooms, w, q
OPTIONAL MATCH (w)-[l:PART_OF]->(t:Township)
WHERE l.since <= day AND day < l.until
WITH i, m, day, towns, rooms, collect(w.id) AS villages, collect(q.id) AS patches, collect(t.id) AS around
OPTIONAL MATCH (m)-[a:ASSIGNED_TO]->(x:Township|Village|Patch|Platform)
WHERE a.since <= day AND day < a.until
WITH i, m, day, towns, rooms, villages, around,
     count(CASE WHEN x.id IN towns OR x.id IN rooms OR x.id IN villages OR x.id IN patches OR x.id IN around THEN 1 END) AS straight
OPTIONAL MATCH (m)-[a:ASSIGNED_TO]->(w:Village)
WHERE a.since <= day AND day < a.until
WITH i, m, day, towns, rooms, villages, around, straight, w
OPTIONAL MATCH (w)-[l:PART_OF]->(t:Township)
WHERE l.since <= day AND day < l.until
WITH i, m, day, towns, rooms, villages, around, straight, count(CASE WHEN t.id IN towns THEN 1 END) AS by_village
OPTIONAL MATCH (m)-[a:ASSIGNED_TO]->(q:Patch)
WHERE a.since <= day AND day < a.until
WITH i, m, day, towns, rooms, villages, around, straight, by_village, q
OPTIONAL MATCH (q)-[l:PART_OF]->(t:Township)
WHERE l.since <= day AND day < l.until
WITH i, m, day, towns, rooms, villages, around, straight, by_village, count(CASE WHEN t.id IN towns THEN 1 END) AS by_patch
OPTIONAL MATCH (m)-[a:ASSIGNED_TO]->(h:Platform)
WHERE a.since <= day AND day < a.until
WITH i, m, day, towns, rooms, villages, around, straight, by_village, by_patch, h
OPTIONAL MATCH (h)-[l:LOCATED_IN]->(t:Township)
WHERE l.since <= day AND day < l.until
WITH i, m, day, towns, rooms, villages, straight, by_village, by_patch, h,
     count(CASE WHEN t.id IN towns OR t.id IN around THEN 1 END) AS by_town_room
OPTIONAL MATCH (h)-[l:LOCATED_IN]->(w:Village)
WHERE l.since <= day AND day < l.until
WITH i, m, day, towns, rooms, villages, straight, by_village, by_patch, by_town_room, w
OPTIONAL MATCH (w)-[l:PART_OF]->(t:Township)
WHERE l.since <= day AND day < l.until
WITH i, m, size(towns) + size(rooms) + size(villages) AS places, straight + by_village + by_patch + by_town_room AS found,
     count(CASE WHEN w.id IN villages OR t.id IN towns THEN 1 END) AS by_village_room
WITH i, m, places, max(found) AS found, max(by_village_room) AS more
RETURN i.id AS subject, i.name AS name, m.id AS object, m.name AS object_name,
       CASE WHEN places > 0 THEN CASE WHEN found + more > 0 THEN 1 ELSE 0 END END AS value
ORDER BY subject, object
// why
MATCH (i:Issue {id: $subject})<-[c:CLAIMED]-(m:Member {id: $object})
WITH m, coalesce(c.date, i.date) AS day
MATCH (m)-[a:ASSIGNED_TO]->(x:Township|Village|Patch|Platform)
WHERE a.since <= day AND day < a.until
RETURN 'ASSIGNED_TO' AS fact, x.name AS name, CASE WHEN a.since_known THEN a.since END AS date, a.rows AS rows
UNION
MATCH (:Issue {id: $subject})-[r:CONCERNS]->(x:Township|Village)
RETURN 'CONCERNS' AS fact, x.name AS name, CASE WHEN false THEN date('0001-01-01') END AS date, r.rows AS rows
UNION
MATCH (:Issue {id: $subject})-[r:THROUGH]->(x:Platform)
RETURN 'THROUGH' AS fact, x.name AS name, CASE WHEN false THEN date('0001-01-01') END AS date, r.rows AS rows
