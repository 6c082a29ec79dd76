/*---
id         = "steps-in-order"
title      = { zh = "先后颠倒的环节数", en = "Steps taken before the one that should precede them" }
shape      = "chain"
subject    = "Issue"
unit       = { zh = "个环节", en = "steps" }
needs      = { visits = "subjects", reports = "subjects", proposals = "subjects", topics = "subjects", tasks = "subjects", cases = "subjects", endorsements = "any" }  # but for endorsements, both steps stand in the row that states the issue
brings     = { "before|after" = { endorsements = "endorsed|adopted|followed_up|sent" }, kinds = { visits = "need", reports = "opinion_report", proposals = "proposal", topics = "topic", tasks = "task|suggestion|deed|plan|research", cases = "case|dispute", endorsements = "(?!need$).*" } }
params     = { kinds = "texts", before = "text", after = "text", same_day = "int", since = "date", until = "date" }
words      = { kinds = "issue_kind", before = "step", after = "step" }
examples   = { kinds = ["topic", "proposal", "opinion_report"], before = "announced", after = "held", same_day = 1 }
bound      = { equals = 0 }
gap        = { zh = "前一环节没有记录，或晚于后一环节", en = "the step that should come first was not logged, or came later" }
mechanisms = ["CC5", "CC6", "CC13"]
evidence   = { kind = { zh = "类型", en = "kind" }, earlier = { zh = "前一环节日期", en = "day of the step that should come first" }, steps = { zh = "后一环节次数", en = "steps that should come after it" } }
hinges     = ["earlier", "steps"]
note       = { zh = "期内进行了后一环节（after）的事项：此前没有前一环节（before）的，每次计一个。same_day = 0 须早于当日，= 1 同一天也算。后一环节不写日期的，或前一环节有记录而不写日期的，无法判断", en = "issues that reached the step `after` in the period: each such step without an earlier step `before`. same_day = 0 asks for an earlier day, 1 allows the same day. It cannot be told where the later step has no day, or where the earlier one is logged without a day" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind IN $kinds AND NOT coalesce(i.status, '') IN ['draft', 'cancelled']
WITH i
MATCH (i)-[:REACHED]->(s:Step)
WHERE s.kind = $after AND coalesce(s.date, i.date) >= $since AND coalesce(s.date, i.date) < $until
WITH i, s
OPTIONAL MATCH (i)-[:REACHED]->(f:Step)
WHERE f.kind = $before
WITH i, s.id AS step, s.date AS day, min(f.date) AS earlier, count(f.id) AS told, count(f.date) AS dated
WITH i, step, day, earlier, CASE WHEN earlier < day OR (earlier = day AND $same_day = 1) THEN 0 ELSE 1 END AS wrong,
     CASE WHEN told > dated THEN 1 ELSE 0 END AS vague
WITH i, min(earlier) AS earlier, sum(CASE WHEN day IS NULL OR (wrong = 1 AND vague = 1) THEN 1 ELSE 0 END) AS untold,
     sum(wrong) AS wrongs, count(step) AS steps
RETURN i.id AS subject, i.name AS name, CASE WHEN untold = 0 THEN wrongs END AS value, i.kind AS kind, earlier, steps
ORDER BY subject
// why
MATCH (i:Issue {id: $subject})-[:REACHED]->(s:Step)
WHERE s.kind = $before OR (s.kind = $after AND coalesce(s.date, i.date) >= $since AND coalesce(s.date, i.date) < $until)
RETURN 'Step' AS fact, s.kind AS name, s.date AS date, s.rows AS rows
ORDER BY date, name
