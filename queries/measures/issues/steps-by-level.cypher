/*---
id         = "steps-by-level"
title      = { zh = "各级批示、采用、报送次数", en = "Endorsements, adoptions and sendings by level" }
shape      = "grid"
subject    = "Body"
object     = "cell"
cells      = ["level"]
unit       = { zh = "次", en = "times" }
needs      = { reports = "up", proposals = "up", topics = "up", tasks = "up", cases = "up", visits = "up", endorsements = "up" }
params     = { cells = "texts", kinds = "texts", steps = "texts", since = "date", until = "date" }
words      = { kinds = "issue_kind", steps = "step" }
examples   = { cells = ["prefecture", "county"], kinds = ["opinion_report", "proposal"], steps = ["endorsed", "adopted"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有这一级的记录", en = "none at this level was logged in the period" }
mechanisms = ["YT1", "YT2", "TR15", "TR16"]
evidence   = { unsure = { zh = "层级不明的次数", en = "times whose level is not told" } }
note       = { zh = "期内的批示 endorsed、采用 adopted、报送 sent 等，按层级计次，一件可有多次；没写日期的按事项日期，没写层级的可能属于任一级；草稿、取消的事项不计", en = "steps such as endorsed, adopted, sent, dated in the period (by the issue's day where they have none), by level: an issue may have several; one whose level is not told may be of any. Drafts and cancelled issues are left out" }

[brings]
kinds = { visits = "need", reports = "opinion_report", proposals = "proposal", topics = "topic", tasks = "task|suggestion|deed|plan|research", cases = "case|dispute" }
steps = { endorsements = "endorsed|adopted|followed_up|sent" }
---*/
MATCH (b:Body {id: $body})
OPTIONAL MATCH (b)<-[:KEPT_BY]-(i:Issue)
WHERE i.kind IN $kinds AND NOT coalesce(i.status, '') IN ['draft', 'cancelled']
WITH DISTINCT b, i, i.date AS begun
OPTIONAL MATCH (i)-[:REACHED]->(s:Step)
WHERE s.kind IN $steps
WITH b, s.id AS step, s.level AS level, coalesce(s.date, begun) AS day
WITH DISTINCT b, CASE WHEN day >= $since AND day < $until THEN step END AS step, level,
     coalesce(level, '') IN ['national', 'province', 'prefecture', 'county', 'township', 'village'] AS told
UNWIND $cells AS cell
RETURN b.id AS subject, b.name AS name, cell AS object, cell AS object_name,
       count(DISTINCT CASE WHEN level = cell THEN step END) AS value,
       count(DISTINCT CASE WHEN NOT told THEN step END) AS unsure
ORDER BY subject, object
// why
MATCH (:Body {id: $subject})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind IN $kinds AND NOT coalesce(i.status, '') IN ['draft', 'cancelled']
WITH DISTINCT i
MATCH (i)-[:REACHED]->(s:Step)
WHERE s.kind IN $steps AND coalesce(s.date, i.date) >= $since AND coalesce(s.date, i.date) < $until AND s.level = $object
WITH s, min(i.name) AS name, min(coalesce(s.date, i.date)) AS date
RETURN 'Step' AS fact, name, date, s.rows AS rows
ORDER BY date, name
