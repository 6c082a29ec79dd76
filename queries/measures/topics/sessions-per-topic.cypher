/*---
id         = "sessions-per-topic"
title      = { zh = "采用议题协商次数", en = "Sessions on a selected topic" }
shape      = "chain"
subject    = "Issue"
unit       = { zh = "次协商", en = "sessions" }
needs      = { topics = "subjects", activities = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "筛选采用的议题，期末仍没有协商的记录", en = "selected, and no session on it was logged by the end of the period" }
mechanisms = ["GL13", "GL12"]
evidence   = { source = { zh = "来源", en = "source" } }
note       = { zh = "期内提出、期末前筛选采用的议题；一次协商可议几个议题。没有协商活动记录的，以议题台账的协商日期为准；取消、计划的活动不计", en = "topics of the period selected by its end; one session may take several topics. Where no session is logged, the topic list's own day of the session counts; activities cancelled or planned do not" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind = 'topic' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
WITH i
MATCH (i)-[:REACHED]->(n:Step)
WHERE n.kind = 'selected' AND coalesce(n.date, $since) < $until
WITH DISTINCT i
OPTIONAL MATCH (i)<-[:DISCUSSED]-(a:Activity)
WHERE coalesce(a.date, $since) < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
WITH i, count(DISTINCT a.id) AS sessions
OPTIONAL MATCH (i)-[:REACHED]->(s:Step)
WHERE s.kind = 'held' AND coalesce(s.date, $since) < $until
WITH i, sessions, count(DISTINCT s.id) AS steps
RETURN i.id AS subject, i.name AS name, CASE WHEN sessions = 0 THEN steps ELSE sessions END AS value, i.source AS source
ORDER BY subject
// why
MATCH (:Issue {id: $subject})<-[:DISCUSSED]-(a:Activity)
WHERE coalesce(a.date, $since) < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
RETURN 'Activity' AS fact, a.name AS name, a.date AS date, a.rows AS rows
UNION ALL
MATCH (i:Issue {id: $subject})-[:REACHED]->(s:Step)
WHERE s.kind = 'held' AND coalesce(s.date, $since) < $until
  AND NOT EXISTS { MATCH (i)<-[:DISCUSSED]-(a:Activity)
                   WHERE coalesce(a.date, $since) < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned'] }
RETURN 'Step' AS fact, s.kind AS name, s.date AS date, s.rows AS rows
