/*---
id         = "matching-members-per-topic"
title      = { zh = "议题对应专长委员数", en = "Members of the matching speciality who met a topic" }
shape      = "match"
subject    = "Issue"
unit       = { zh = "名委员", en = "members" }
needs      = { topics = "subjects", members = "up", activities = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "认领和参加协商的委员中没有对应专长的", en = "nobody of a matching speciality claimed it or took part in its session" }
mechanisms = ["CC4"]
evidence   = { category = { zh = "类别", en = "category" }, people = { zh = "认领或参加协商的委员数", en = "members who claimed it or took part" }, unsure = { zh = "其中专长空白的人数", en = "of these, members whose specialities are blank" } }
note       = { zh = "期内提出、期末前有委员认领或参加协商的议题；议题类别是委员专长之一即为对应，类别空白的无法判断；取消、计划的活动不计", en = "topics of the period that members claimed or discussed by its end; a member matches where the topic's category is among the specialities; a topic without a category cannot be told; activities cancelled or planned do not count" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind = 'topic' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
WITH i
OPTIONAL MATCH (i)<-[c:CLAIMED]-(m:Member)
WHERE coalesce(c.date, $since) < $until
WITH i, collect(DISTINCT m.id) AS claimed, count(DISTINCT CASE WHEN i.category IN m.specialities THEN m.id END) AS matched,
     count(DISTINCT CASE WHEN m.specialities IS NULL OR size(m.specialities) = 0 THEN m.id END) AS blank
OPTIONAL MATCH (i)<-[:DISCUSSED]-(a:Activity)
WHERE coalesce(a.date, $since) < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
WITH i, claimed, matched, blank, a
OPTIONAL MATCH (a)<-[j:TOOK_PART]-(m:Member)
WHERE j.present AND NOT m.id IN claimed
WITH i, claimed, matched, blank, count(DISTINCT m.id) AS came,
     count(DISTINCT CASE WHEN i.category IN m.specialities THEN m.id END) AS also,
     count(DISTINCT CASE WHEN m.specialities IS NULL OR size(m.specialities) = 0 THEN m.id END) AS empty
WITH i, size(claimed) + came AS people, matched + also AS found, blank + empty AS unsure
WHERE people > 0
RETURN i.id AS subject, i.name AS name, CASE WHEN i.category IS NOT NULL THEN found END AS value, i.category AS category,
       people, unsure
ORDER BY subject
// why
MATCH (i:Issue {id: $subject})<-[c:CLAIMED]-(m:Member)
WHERE coalesce(c.date, $since) < $until AND i.category IN m.specialities
RETURN 'Member' AS fact, m.name AS name, CASE WHEN false THEN date('0001-01-01') END AS date, m.rows AS rows
UNION
MATCH (i:Issue {id: $subject})<-[:DISCUSSED]-(a:Activity)
WHERE coalesce(a.date, $since) < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
WITH i, a
MATCH (a)<-[j:TOOK_PART]-(m:Member)
WHERE j.present AND i.category IN m.specialities
RETURN 'Member' AS fact, m.name AS name, CASE WHEN false THEN date('0001-01-01') END AS date, m.rows AS rows
