/*---
id         = "topics-by-source"
title      = { zh = "各来源议题数", en = "Topics by source" }
shape      = "grid"
subject    = "Body"
object     = "cell"
cells      = ["source"]
unit       = { zh = "个议题", en = "topics" }
needs      = { topics = "up" }
params     = { cells = "texts", since = "date", until = "date" }
examples   = { cells = ["people", "members", "hotline"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有该来源的议题", en = "no topic of the period came from this source" }
mechanisms = ["GL12", "CC7"]
evidence   = { unsure = { zh = "来源空白的议题数", en = "topics whose source is blank" } }
note       = { zh = "期内提出的议题，不论是否采用；草稿、取消的不计；来源空白的议题可能属于任一来源", en = "topics of the period, selected or not; drafts and cancelled ones are left out; one whose source is blank may be of any" }
---*/
MATCH (b:Body {id: $body})
UNWIND $cells AS cell
WITH DISTINCT b, cell
OPTIONAL MATCH (b)<-[:KEPT_BY]-(i:Issue)
WHERE i.kind = 'topic' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
RETURN b.id AS subject, b.name AS name, cell AS object, cell AS object_name,
       count(DISTINCT CASE WHEN i.source = cell THEN i.id END) AS value,
       count(DISTINCT CASE WHEN i.source IS NULL THEN i.id END) AS unsure
ORDER BY subject, object
// why
MATCH (:Body {id: $subject})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind = 'topic' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
  AND i.source = $object
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
ORDER BY date, name
