/*---
id         = "days-between-steps"
title      = { zh = "环节间隔天数", en = "Days from one step to the next" }
shape      = "chain"
subject    = "Issue"
unit       = { zh = "天", en = "days" }
needs      = { visits = "subjects", reports = "subjects", proposals = "subjects", topics = "subjects", tasks = "subjects", cases = "subjects", activities = "down", endorsements = "any" }  # but for sessions and endorsements, both steps stand in the row that states the issue
params     = { kinds = "texts", sources = "texts", before = "text", after = "texts", since = "date", until = "date", day = "date" }
words      = { kinds = "issue_kind", sources = "source", before = "step", after = "step" }
examples   = { kinds = ["topic", "proposal"], sources = ["people"], before = "announced", after = ["held", "rejected"] }
bound      = { at_most = 30 }
gap        = { zh = "前一环节之后超过规定天数才到后一环节，或至今未到", en = "more days than allowed passed from one step to the next, which may still be open" }
mechanisms = ["SM1"]
evidence   = { began = { zh = "前一环节日期", en = "day of the first step" }, ended = { zh = "后一环节日期", en = "day of the next step" }, unsure = { zh = "因日期不详可能多出的天数", en = "days it may be more, since a day is not known" } }
hinges     = ["began", "ended"]
note       = { zh = "期内处在两环节之间的事项：从最早一次前一环节（before）到最早一次后一环节（after，其中任一个）的天数；尚未到后一环节的，算到当日。held（协商）有协商活动即算；后一环节早于前一环节的计0天。环节有记录而不写日期的，天数只知上下限；限定来源而来源空白的无法判断。草稿、取消的不计", en = "issues that stood between the two steps in the period: days from the first step `before` to the first of `after`, any of them; one that has not come that far ages until the day. held is also reached by a session that discussed it; a next step that came first makes 0 days. A step logged without a day leaves only bounds; with sources asked, an issue whose source is blank cannot be told. Drafts and cancelled ones are left out" }

[brings]
kinds = { visits = "need", reports = "opinion_report", proposals = "proposal", topics = "topic", tasks = "task|suggestion|deed|plan|research", cases = "case|dispute", endorsements = "(?!need$).*" }
after = { activities = "held" }
"before|after" = { endorsements = "endorsed|adopted|followed_up|sent" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind IN $kinds AND NOT coalesce(i.status, '') IN ['draft', 'cancelled']
  AND (size($sources) = 0 OR i.source IS NULL OR i.source IN $sources)
WITH i
MATCH (i)-[:REACHED]->(f:Step)
WHERE f.kind = $before AND coalesce(f.date, i.date) < $until
WITH i, min(f.date) AS began, count(f.id) AS told, count(f.date) AS dated
WITH i, began, CASE WHEN told > dated THEN 1 ELSE 0 END AS vague
OPTIONAL MATCH (i)-[:REACHED]->(t:Step)
WHERE t.kind IN $after AND coalesce(t.date, $since) < $until
WITH i, began, vague, min(t.date) AS step, count(t.id) AS steps, count(t.date) AS known
OPTIONAL MATCH (i)<-[:DISCUSSED]-(a:Activity)
WHERE 'held' IN $after AND coalesce(a.date, $since) < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
WITH i, began, vague, step, steps, known, min(a.date) AS met, count(a.id) AS sessions, count(a.date) AS days
WITH i, began, vague, CASE WHEN step IS NULL OR met < step THEN met ELSE step END AS ended,
     CASE WHEN steps + sessions > known + days THEN 1 ELSE 0 END AS loose
WHERE ended IS NULL OR ended >= $since
WITH i, began, vague, ended, loose, coalesce(ended, $day) AS last
WITH i, began, vague, ended, loose, CASE WHEN last > began THEN days_between(began, last) ELSE 0 END AS days
WITH i, began, vague, ended, CASE WHEN loose = 1 THEN 0 ELSE days END AS least, days AS most
RETURN i.id AS subject, i.name AS name, CASE WHEN size($sources) = 0 OR i.source IS NOT NULL THEN least END AS value,
       began, ended, CASE WHEN vague = 0 THEN most - least END AS unsure
ORDER BY subject
// why
MATCH (i:Issue {id: $subject})-[:REACHED]->(s:Step)
WHERE (s.kind = $before AND coalesce(s.date, i.date) < $until) OR (s.kind IN $after AND coalesce(s.date, $since) < $until)
RETURN 'Step' AS fact, s.kind AS name, s.date AS date, s.rows AS rows
UNION
MATCH (:Issue {id: $subject})<-[:DISCUSSED]-(a:Activity)
WHERE 'held' IN $after AND coalesce(a.date, $since) < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
RETURN 'Activity' AS fact, a.name AS name, a.date AS date, a.rows AS rows
