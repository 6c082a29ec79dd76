/*---
id         = "pilots-per-topic"
title      = { zh = "议题试点数", en = "Pilot places of a topic" }
shape      = "range"
subject    = "Issue"
unit       = { zh = "个试点", en = "pilots" }
needs      = { places = "up", topics = "subjects" }  # the pilots stand in the row that states the topic
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "议题没有试点乡镇（街道）或村（社区）", en = "the topic has no pilot township or village" }
mechanisms = ["TR13"]
evidence   = { category = { zh = "类别", en = "category" } }
note       = { zh = "期内提出的议题，期末前筛选未采用的除外；乡镇（街道）、村（社区）各算一个试点", en = "topics of the period but those rejected by its end; each township and each village is one pilot" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind = 'topic' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
  AND NOT EXISTS { MATCH (i)-[:REACHED]->(s:Step) WHERE s.kind = 'rejected' AND coalesce(s.date, $since) < $until }
WITH i
OPTIONAL MATCH (i)-[:PILOTED_AT]->(p:Township|Village)
RETURN i.id AS subject, i.name AS name, count(DISTINCT p.id) AS value, i.category AS category
ORDER BY subject
// why
MATCH (:Issue {id: $subject})-[r:PILOTED_AT]->(p:Township|Village)
RETURN 'PILOTED_AT' AS fact, p.name AS name, CASE WHEN false THEN date('0001-01-01') END AS date, r.rows AS rows
ORDER BY name
