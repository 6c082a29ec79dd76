/*---
id         = "screenings-per-topic"
title      = { zh = "议题筛选结果数", en = "Screening results of a topic" }
shape      = "exactly-one"
subject    = "Issue"
unit       = { zh = "个结果", en = "results" }
needs      = { topics = "subjects" }  # the result stands in the row that states the topic
params     = { since = "date", until = "date" }
bound      = { equals = 1 }
gap        = { zh = "议题没有筛选结果，或既采用又未采用", en = "the topic was not screened, or both selected and rejected" }
mechanisms = ["GL12"]
evidence   = { source = { zh = "来源", en = "source" } }
note       = { zh = "期内提出的议题；期末前的采用、未采用各算一个结果，不写日期也算；草稿、取消的不计", en = "topics of the period; selected and rejected by its end are one result each, with or without a day; drafts and cancelled ones are left out" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind = 'topic' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
WITH i
OPTIONAL MATCH (i)-[:REACHED]->(s:Step)
WHERE s.kind IN ['selected', 'rejected'] AND coalesce(s.date, $since) < $until
RETURN i.id AS subject, i.name AS name, count(DISTINCT s.kind) AS value, i.source AS source
ORDER BY subject
// why
MATCH (:Issue {id: $subject})-[:REACHED]->(s:Step)
WHERE s.kind IN ['selected', 'rejected'] AND coalesce(s.date, $since) < $until
RETURN 'Step' AS fact, s.kind AS name, s.date AS date, s.rows AS rows
ORDER BY date, name
