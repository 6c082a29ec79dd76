/*---
id         = "issues-held"
title      = { zh = "本会事项件数", en = "Issues in the body's books" }
shape      = "sum"
subject    = "Body"
unit       = { zh = "件", en = "issues" }
needs      = { visits = "up", reports = "up", proposals = "up", topics = "up", tasks = "up", cases = "up", endorsements = "up" }
params     = { kinds = "texts", steps = "texts", since = "date", until = "date" }
words      = { kinds = "issue_kind", steps = "step" }
examples   = { kinds = ["opinion_report", "proposal"], steps = ["endorsed", "adopted"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有这类事项", en = "no issue of this kind was logged in the period" }
mechanisms = ["YT1", "YT2", "TR15", "TR16", "GS4", "GS5", "GL12", "GL15", "YT10"]
evidence   = { unsure = { zh = "类型空白的件数", en = "issues whose kind is blank" } }
note       = { zh = "期内的事项；steps 不为空时，只计期末前到达其中任一环节的（不写日期的也算），如 adopted 采用、endorsed 批示、selected 采用为议题、done 完成。草稿、取消的不计", en = "issues of the period; with `steps`, only those that reached one of them by its end (with or without a day), such as adopted, endorsed, selected, done. Drafts and cancelled ones are left out" }

[brings]
kinds = { visits = "need", reports = "opinion_report", proposals = "proposal", topics = "topic", tasks = "task|suggestion|deed|plan|research", cases = "case|dispute" }
steps = { endorsements = "endorsed|adopted|followed_up|sent" }
---*/
MATCH (b:Body {id: $body})
OPTIONAL MATCH (b)<-[:KEPT_BY]-(i:Issue)
WHERE (i.kind IS NULL OR i.kind IN $kinds) AND NOT coalesce(i.status, '') IN ['draft', 'cancelled']
  AND i.date >= $since AND i.date < $until
WITH b, i
OPTIONAL MATCH (i)-[:REACHED]->(s:Step)
WHERE s.kind IN $steps AND coalesce(s.date, $since) < $until
WITH b, i, count(s.id) AS reached
WITH b, i.id AS issue, i.kind AS kind, CASE WHEN size($steps) = 0 OR reached > 0 THEN 1 ELSE 0 END AS fits
RETURN b.id AS subject, b.name AS name, count(DISTINCT CASE WHEN fits = 1 AND kind IS NOT NULL THEN issue END) AS value,
       count(DISTINCT CASE WHEN fits = 1 AND kind IS NULL THEN issue END) AS unsure
ORDER BY subject
// why
MATCH (:Body {id: $subject})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind IN $kinds AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
  AND (size($steps) = 0
       OR EXISTS { MATCH (i)-[:REACHED]->(s:Step) WHERE s.kind IN $steps AND coalesce(s.date, $since) < $until })
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
ORDER BY date, name
