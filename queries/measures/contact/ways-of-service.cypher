/*---
id         = "ways-of-service"
title      = { zh = "界别以各种方式联系服务群众次数", en = "How each constituency serves its people, by way" }
shape      = "grid"
subject    = "Constituency"
object     = "cell"
cells      = ["way"]
unit       = { zh = "次（人）", en = "acts or contacts" }
needs      = { constituencies = "any", members = "any", activities = "up", duties = "up", donations = "up", visits = "up", contacts = "up" }
brings     = { cells = { activities = "performance|publicity", duties = "performance", donations = "performance", visits = "online|visit", contacts = "contact" } }
params     = { since = "date", until = "date", cells = "texts" }
examples   = { cells = ["performance", "publicity", "online", "visit", "contact"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有该界别以这种方式联系服务群众的记录", en = "no act of its members in this way was logged" }
mechanisms = ["TR19"]
evidence   = { unsure = { zh = "类型空白的活动", en = "activities of a blank kind" } }
note       = { zh = "performance 履职融合：会议和宣传以外的活动；publicity 宣传引导；online 网上联系：电话、信息、视频；visit 走访联系：其他方式见到群众；contact 委员联系：所联系的对象人数。均由当日代表该界别的在任委员计", en = "performance: activities other than meetings and publicity; publicity; online: calls, messages and video; visit: people met in any other way; contact: people kept in touch with. By sitting members who represented it on that day" }
---*/
MATCH (k:Constituency)-[o:OF]->(:Body {id: $body})
WHERE o.since < $until AND $since < o.until
WITH DISTINCT k
OPTIONAL MATCH (k)<-[p:REPRESENTS]-(m:Member)
WHERE p.since < $until AND $since < p.until
WITH k, m, p.since AS joined, p.until AS parted
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < parted AND joined < s.until
WITH k, m, joined, parted, s.since AS came, s.until AS went
OPTIONAL MATCH (m)-[:MADE]->(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached
  AND joined <= v.date AND v.date < parted AND came <= v.date AND v.date < went
WITH DISTINCT k, v
OPTIONAL MATCH (v)-[:VISITED]->(x:Member)
WITH k, count(DISTINCT CASE WHEN x.id IS NULL THEN v.id END) AS visits,
     count(DISTINCT CASE WHEN x.id IS NULL AND v.mode IN ['phone', 'message', 'video'] THEN v.id END) AS online
OPTIONAL MATCH (k)<-[p:REPRESENTS]-(m:Member)
WHERE p.since < $until AND $since < p.until
WITH k, visits, online, m, p.since AS joined, p.until AS parted
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < parted AND joined < s.until
WITH k, visits, online, m, joined, parted, s.since AS came, s.until AS went
OPTIONAL MATCH (m)-[j:TOOK_PART]->(a:Activity)
WHERE j.present AND NOT coalesce(a.status, '') IN ['cancelled', 'planned'] AND a.date >= $since AND a.date < $until
  AND joined <= a.date AND a.date < parted AND came <= a.date AND a.date < went
WITH k, visits, online, count(DISTINCT CASE WHEN a.kind = 'publicity' THEN a.id END) AS publicity,
     count(DISTINCT CASE WHEN NOT a.kind IN ['meeting', 'publicity'] THEN a.id END) AS performance,
     count(DISTINCT CASE WHEN a.kind IS NULL THEN a.id END) AS blank
OPTIONAL MATCH (k)<-[p:REPRESENTS]-(m:Member)
WHERE p.since < $until AND $since < p.until
WITH k, visits, online, publicity, performance, blank, m, p.since AS joined, p.until AS parted
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until AND s.since < parted AND joined < s.until
WITH k, visits, online, publicity, performance, blank, m, joined, parted, s.since AS came, s.until AS went
OPTIONAL MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since < $until AND $since < r.until AND r.since < parted AND joined < r.until AND r.since < went AND came < r.until
WITH k, visits, online, publicity, performance, blank, count(DISTINCT c.id) AS contacts
UNWIND $cells AS cell
RETURN k.id AS subject, k.name AS name, cell AS object, cell AS object_name,
       CASE cell WHEN 'performance' THEN performance WHEN 'publicity' THEN publicity WHEN 'online' THEN online
                 WHEN 'visit' THEN visits - online WHEN 'contact' THEN contacts END AS value,
       CASE WHEN cell IN ['performance', 'publicity'] THEN blank ELSE 0 END AS unsure
ORDER BY subject, object
// why
MATCH (:Constituency {id: $subject})<-[p:REPRESENTS]-(m:Member)
WITH m, p.since AS joined, p.until AS parted
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WITH m, joined, parted, s.since AS came, s.until AS went
MATCH (m)-[:MADE]->(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached
  AND joined <= v.date AND v.date < parted AND came <= v.date AND v.date < went
  AND $object = CASE WHEN v.mode IN ['phone', 'message', 'video'] THEN 'online' ELSE 'visit' END
WITH DISTINCT v
OPTIONAL MATCH (v)-[:VISITED]->(x:Member)
WITH v, count(x.id) AS members
WHERE members = 0
RETURN 'Visit' AS fact, coalesce(v.place, v.mode, v.id) AS name, v.date AS date, v.rows AS rows
UNION ALL
MATCH (:Constituency {id: $subject})<-[p:REPRESENTS]-(m:Member)
WITH m, p.since AS joined, p.until AS parted
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WITH m, joined, parted, s.since AS came, s.until AS went
MATCH (m)-[j:TOOK_PART]->(a:Activity)
WHERE j.present AND NOT coalesce(a.status, '') IN ['cancelled', 'planned'] AND a.date >= $since AND a.date < $until
  AND joined <= a.date AND a.date < parted AND came <= a.date AND a.date < went
  AND $object = CASE a.kind WHEN 'publicity' THEN 'publicity' WHEN 'meeting' THEN '' ELSE 'performance' END AND a.kind IS NOT NULL
WITH DISTINCT a
RETURN 'Activity' AS fact, a.name AS name, a.date AS date, a.rows AS rows
UNION ALL
MATCH (:Constituency {id: $subject})<-[p:REPRESENTS]-(m:Member)
WHERE p.since < $until AND $since < p.until AND $object = 'contact'
WITH m, p.since AS joined, p.until AS parted
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until AND s.since < parted AND joined < s.until
WITH m, joined, parted, s.since AS came, s.until AS went
MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since < $until AND $since < r.until AND r.since < parted AND joined < r.until AND r.since < went AND came < r.until
WITH DISTINCT c
RETURN 'Contact' AS fact, c.name AS name, CASE WHEN false THEN date('0001-01-01') END AS date, c.rows AS rows
