/*---
id         = "steps-per-issue"
title      = { zh = "事项达到的环节数", en = "Steps of a kind that an issue has reached" }
shape      = "chain"
subject    = "Issue"
unit       = { zh = "个环节", en = "steps" }
needs      = { visits = "subjects", reports = "subjects", proposals = "subjects", topics = "subjects", tasks = "subjects", cases = "subjects", endorsements = "up" }
params     = { kinds = "texts", steps = "texts", key_only = "int", since = "date", until = "date" }
words      = { kinds = "issue_kind", steps = "step" }
examples   = { kinds = ["opinion_report", "proposal"], steps = ["endorsed", "adopted"], key_only = 0 }
bound      = { at_least = 1 }
gap        = { zh = "期末仍没有这一环节的记录", en = "this step was not logged by the end of the period" }
mechanisms = ["YT3", "GS4", "GS5", "YT18"]
evidence   = { kind = { zh = "类型", en = "kind" }, status = { zh = "状态", en = "status" } }
note       = { zh = "期内的事项；环节如 published 公开、done 完成、closed 办结、endorsed 批示，不写日期的也算；key_only = 1 只看标为重点的（空白即非重点）。草稿、取消的不计", en = "issues of the period; steps such as published, done, closed, endorsed, with or without a day; key_only = 1 takes only those marked as key (blank is not key). Drafts and cancelled ones are left out" }

[brings]
kinds = { visits = "need", reports = "opinion_report", proposals = "proposal", topics = "topic", tasks = "task|suggestion|deed|plan|research", cases = "case|dispute" }
steps = { endorsements = "endorsed|adopted|followed_up|sent" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind IN $kinds AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
  AND ($key_only = 0 OR coalesce(i.key, false))
WITH i
OPTIONAL MATCH (i)-[:REACHED]->(s:Step)
WHERE s.kind IN $steps AND coalesce(s.date, $since) < $until
RETURN i.id AS subject, i.name AS name, count(DISTINCT s.id) AS value, i.kind AS kind, i.status AS status
ORDER BY subject
// why
MATCH (:Issue {id: $subject})-[:REACHED]->(s:Step)
WHERE s.kind IN $steps AND coalesce(s.date, $since) < $until
RETURN 'Step' AS fact, s.kind AS name, s.date AS date, s.rows AS rows
ORDER BY date, name
