/*---
id         = "bulletin-issues"
title      = { zh = "社情民意编发期数", en = "Issues of the bulletin of opinion reports" }
shape      = "sum"
subject    = "Body"
unit       = { zh = "期", en = "issues" }
needs      = { reports = "up", endorsements = "up" }
params     = { steps = "texts", since = "date", until = "date" }
words      = { steps = "step" }
examples   = { steps = ["edited"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有编发社情民意", en = "no issue of the bulletin was logged in the period" }
mechanisms = ["TR15"]
evidence   = { unsure = { zh = "未写期号的编发条数", en = "items edited with no issue told" } }
note       = { zh = "期内社情民意编入的期数，同一期只计一次，一期可有数条；steps 不为空时只计有一条到达其中任一环节（如 endorsed 批示、adopted 采用）的期；未写期号的可能各为一期；草稿、取消的不计", en = "issues of the bulletin into which opinion reports of the period were edited by its end, each once, whatever the number of items; with `steps`, only those of which an item reached one of them (endorsed, adopted, …). An item with no issue told may be of an issue of its own; drafts and cancelled reports are left out" }

[brings]
steps = { endorsements = "endorsed|adopted|followed_up|sent" }
---*/
MATCH (b:Body {id: $body})
OPTIONAL MATCH (b)<-[:KEPT_BY]-(i:Issue)
WHERE i.kind = 'opinion_report' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
WITH DISTINCT b, i
OPTIONAL MATCH (i)-[:REACHED]->(e:Step)
WHERE e.kind = 'edited' AND coalesce(e.date, $since) < $until
WITH DISTINCT b, i, e.id AS item, e.number AS number
OPTIONAL MATCH (i)-[:REACHED]->(s:Step)
WHERE s.kind IN $steps AND coalesce(s.date, $since) < $until
WITH b, i, item, number, count(s.id) AS reached
WITH b, item, number, size($steps) = 0 OR reached > 0 AS fits
RETURN b.id AS subject, b.name AS name, count(DISTINCT CASE WHEN fits THEN number END) AS value,
       count(DISTINCT CASE WHEN fits AND number IS NULL THEN item END) AS unsure
ORDER BY subject
// why
MATCH (:Body {id: $subject})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind = 'opinion_report' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
  AND (size($steps) = 0
       OR EXISTS { MATCH (i)-[:REACHED]->(s:Step) WHERE s.kind IN $steps AND coalesce(s.date, $since) < $until })
WITH DISTINCT i
MATCH (i)-[:REACHED]->(e:Step)
WHERE e.kind = 'edited' AND e.number <> '' AND coalesce(e.date, $since) < $until
WITH DISTINCT i, e
RETURN 'Step' AS fact, e.number + ' ' + coalesce(i.name, i.id) AS name, e.date AS date, e.rows AS rows
ORDER BY name
