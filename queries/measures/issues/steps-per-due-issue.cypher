/*---
id         = "steps-per-due-issue"
title      = { zh = "逾期事项达到的环节数", en = "Steps that an issue past its due day has reached" }
shape      = "chain"
subject    = "Issue"
unit       = { zh = "个环节", en = "steps" }
needs      = { visits = "subjects", proposals = "subjects", topics = "subjects", tasks = "subjects", cases = "subjects", endorsements = "up" }  # a step stands in the row that states its issue
params     = { kinds = "texts", steps = "texts", day = "date" }
words      = { kinds = "issue_kind", steps = "step" }
examples   = { kinds = ["need", "proposal", "task"], steps = ["answered", "done"] }
bound      = { at_least = 1 }
gap        = { zh = "已过办理时限，没有办结答复的记录", en = "past its due day, and nothing was logged that settles it" }
mechanisms = ["TZ6", "CC15", "GS3"]
evidence   = { kind = { zh = "类型", en = "kind" }, due = { zh = "办理时限", en = "due on" } }
note       = { zh = "本会登记、当日已过办理时限的事项；当日或以前到达 steps 中任一环节的算（如 answered 答复、done 完成、closed 办结），即使晚于时限，不写日期的也算。草稿、取消的不计", en = "issues in the body's books whose due day lies before the day; one of `steps` (answered, done, closed, …) reached on or before the day counts, even a late one, and one without a day. Drafts and cancelled ones are left out" }

[brings]
kinds = { visits = "need", proposals = "proposal", topics = "topic", tasks = "task|suggestion|deed|plan|research", cases = "case|dispute" }
steps = { endorsements = "endorsed|adopted|followed_up|sent" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind IN $kinds AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.due < $day
WITH DISTINCT i
OPTIONAL MATCH (i)-[:REACHED]->(s:Step)
WHERE s.kind IN $steps AND coalesce(s.date, $day) <= $day
RETURN i.id AS subject, i.name AS name, count(DISTINCT s.id) AS value, i.kind AS kind, i.due AS due
ORDER BY subject
// why
MATCH (:Issue {id: $subject})-[:REACHED]->(s:Step)
WHERE s.kind IN $steps AND coalesce(s.date, $day) <= $day
RETURN 'Step' AS fact, s.kind AS name, s.date AS date, s.rows AS rows
ORDER BY date, name
