/*---
id         = "issues-by-list"
title      = { zh = "各清单（类别）事项件数", en = "Issues by list or category" }
shape      = "grid"
subject    = "Body"
object     = "cell"
unit       = { zh = "件", en = "issues" }
needs      = { tasks = "up", visits = "up", reports = "up", proposals = "up", topics = "up", cases = "up", endorsements = "up" }
params     = { kinds = "texts", steps = "texts", cells = "texts", since = "date", until = "date" }
words      = { kinds = "issue_kind", steps = "step" }
examples   = { kinds = ["task", "deed", "topic"], steps = ["done"], cells = ["法律服务", "茶产业"] }
bound      = { at_least = 1 }
gap        = { zh = "期内该清单没有事项", en = "nothing of the period stands on this list" }
mechanisms = ["GS3", "GS4", "YT15"]
evidence   = { unsure = { zh = "清单或类型空白的件数", en = "issues whose list or kind is blank" } }
note       = { zh = "cells 为清单名称，社情民意、提案等为类别，按表中写法；期内的事项（没写日期的按所在表的起始日）；steps 不为空时，只计期末前到达其中任一环节的（不写日期的也算），如 done 完成。草稿、取消的不计；清单空白的可能属于任一清单", en = "cells are the lists (of reports, proposals and others: the categories) as the sheets name them; issues of the period (without a day: of the first day of their sheet); with `steps`, only those that reached one of them by its end (with or without a day), such as done. Drafts and cancelled ones are left out; one whose list is blank may be of any" }

[brings]
kinds = { tasks = "task|suggestion|deed|plan|research", visits = "need", reports = "opinion_report", proposals = "proposal", topics = "topic", cases = "case|dispute" }
steps = { endorsements = "endorsed|adopted|followed_up|sent" }
---*/
MATCH (b:Body {id: $body})
UNWIND $cells AS cell
WITH DISTINCT b, cell
OPTIONAL MATCH (b)<-[:KEPT_BY]-(i:Issue)
WHERE (i.kind IS NULL OR i.kind IN $kinds) AND NOT coalesce(i.status, '') IN ['draft', 'cancelled']
  AND i.date >= $since AND i.date < $until
WITH b, cell, i
OPTIONAL MATCH (i)-[:REACHED]->(s:Step)
WHERE s.kind IN $steps AND coalesce(s.date, $since) < $until
WITH b, cell, i, count(s.id) AS reached
WITH b, cell, i.id AS issue, i.kind IS NULL OR i.category IS NULL AS blank,
     (size($steps) = 0 OR reached > 0) AND coalesce(i.category, cell) = cell AS fits
RETURN b.id AS subject, b.name AS name, cell AS object, cell AS object_name,
       count(DISTINCT CASE WHEN fits AND NOT blank THEN issue END) AS value,
       count(DISTINCT CASE WHEN fits AND blank THEN issue END) AS unsure
ORDER BY subject, object
// why
MATCH (:Body {id: $subject})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind IN $kinds AND i.category = $object AND NOT coalesce(i.status, '') IN ['draft', 'cancelled']
  AND i.date >= $since AND i.date < $until
  AND (size($steps) = 0
       OR EXISTS { MATCH (i)-[:REACHED]->(s:Step) WHERE s.kind IN $steps AND coalesce(s.date, $since) < $until })
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
ORDER BY date, name
