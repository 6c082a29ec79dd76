/*---
id         = "claims-per-topic"
title      = { zh = "公告议题认领委员数", en = "Members who claimed an announced topic" }
shape      = "chain"
subject    = "Issue"
unit       = { zh = "名委员", en = "members" }
needs      = { members = "up", topics = "subjects" }  # announcement and claims stand in the row that states the topic
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "已公告，期末仍无人认领", en = "announced, and nobody had claimed it by the end of the period" }
mechanisms = ["CC5"]
evidence   = { category = { zh = "类别", en = "category" } }
note       = { zh = "期内提出、期末前已公告的议题；只写了认领日期而没写认领人的，算有人认领", en = "topics of the period announced by its end; a claim logged without the member's name counts as one" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind = 'topic' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
WITH i
MATCH (i)-[:REACHED]->(n:Step)
WHERE n.kind = 'announced' AND coalesce(n.date, $since) < $until
WITH DISTINCT i
OPTIONAL MATCH (i)<-[c:CLAIMED]-(m:Member)
WHERE coalesce(c.date, $since) < $until
WITH i, count(DISTINCT m.id) AS named
OPTIONAL MATCH (i)-[:REACHED]->(s:Step)
WHERE s.kind = 'claimed' AND coalesce(s.date, $since) < $until
WITH i, named, count(DISTINCT s.id) AS steps
RETURN i.id AS subject, i.name AS name, CASE WHEN named = 0 THEN steps ELSE named END AS value, i.category AS category
ORDER BY subject
// why
MATCH (:Issue {id: $subject})<-[c:CLAIMED]-(m:Member)
WHERE coalesce(c.date, $since) < $until
RETURN 'CLAIMED' AS fact, m.name AS name, c.date AS date, c.rows AS rows
UNION ALL
MATCH (i:Issue {id: $subject})-[:REACHED]->(s:Step)
WHERE s.kind = 'claimed' AND coalesce(s.date, $since) < $until
  AND NOT EXISTS { MATCH (i)<-[c:CLAIMED]-(:Member) WHERE coalesce(c.date, $since) < $until }
RETURN 'Step' AS fact, s.kind AS name, s.date AS date, s.rows AS rows
