/*---
id         = "topics-by-source"
title      = { zh = "各来源议题数", en = "Topics by source" }
shape      = "grid"
subject    = "Body"
object     = "cell"
cells      = ["source"]
unit       = { zh = "个议题", en = "topics" }
needs      = { topics = "up" }
params     = { cells = "texts", steps = "texts", since = "date", until = "date" }
words      = { steps = "step" }
examples   = { cells = ["people", "members", "hotline"], steps = ["selected", "held"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有该来源的议题", en = "no topic of the period came from this source" }
mechanisms = ["GL12", "CC7"]
evidence   = { unsure = { zh = "来源空白的议题数", en = "topics whose source is blank" } }
note       = { zh = "期内提出的议题；steps 为空时不论是否采用，不空时只计期末前到达其中任一环节的（不写日期的也算），如 selected 筛选入选；草稿、取消的不计；来源空白的议题可能属于任一来源", en = "topics of the period, selected or not; with `steps`, only those that reached one of them by its end (with or without a day), such as selected. Drafts and cancelled ones are left out; one whose source is blank may be of any" }
---*/
MATCH (b:Body {id: $body})
UNWIND $cells AS cell
WITH DISTINCT b, cell
OPTIONAL MATCH (b)<-[:KEPT_BY]-(i:Issue)
WHERE i.kind = 'topic' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
WITH b, cell, i
OPTIONAL MATCH (i)-[:REACHED]->(s:Step)
WHERE s.kind IN $steps AND coalesce(s.date, $since) < $until
WITH b, cell, i, count(s.id) AS reached
WITH b, cell, i.source AS source, CASE WHEN size($steps) = 0 OR reached > 0 THEN i.id END AS topic
RETURN b.id AS subject, b.name AS name, cell AS object, cell AS object_name,
       count(DISTINCT CASE WHEN source = cell THEN topic END) AS value,
       count(DISTINCT CASE WHEN source IS NULL THEN topic END) AS unsure
ORDER BY subject, object
// why
MATCH (:Body {id: $subject})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind = 'topic' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
  AND i.source = $object
  AND (size($steps) = 0
       OR EXISTS { MATCH (i)-[:REACHED]->(s:Step) WHERE s.kind IN $steps AND coalesce(s.date, $since) < $until })
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
ORDER BY date, name
// unsure
MATCH (:Body {id: $subject})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind = 'topic' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
  AND i.source IS NULL
  AND (size($steps) = 0
       OR EXISTS { MATCH (i)-[:REACHED]->(s:Step) WHERE s.kind IN $steps AND coalesce(s.date, $since) < $until })
RETURN 'Issue' AS fact, coalesce(i.name, i.id) AS name, i.date AS date, i.rows AS rows
ORDER BY date, name
