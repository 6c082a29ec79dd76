/*---
id         = "task-stages-missing"
title      = { zh = "任务缺失要素数", en = "What a task on a list lacks" }
shape      = "chain"
subject    = "Issue"
unit       = { zh = "项（责任、进度两项）", en = "of 2: an owner, a state" }
needs      = { members = "down", tasks = "subjects", cases = "subjects", visits = "subjects", reports = "subjects", proposals = "subjects", topics = "subjects", endorsements = "down" }  # owner and state stand in the row that states the task
brings     = { kinds = { tasks = "task|suggestion|deed|plan|research", cases = "case|dispute", visits = "need", reports = "opinion_report", proposals = "proposal", topics = "topic", endorsements = "(?!need$).*" } }
params     = { kinds = "texts", since = "date", until = "date" }
words      = { kinds = "issue_kind" }
examples   = { kinds = ["task", "deed"] }
bound      = { at_most = 0 }
gap        = { zh = "清单事项没有责任人或责任单位，或没有进度", en = "the task has no owner, or its state is not told" }
mechanisms = ["GS3"]
evidence   = { list = { zh = "清单", en = "list" }, due = { zh = "时限", en = "due on" }, owners = { zh = "责任人和责任单位数", en = "owners" } }
note       = { zh = "期内的事项（没写日期的按所在清单的起始日）；责任人或责任单位有其一即可；写了办理状态，或有完成环节，即有进度。取消的不计", en = "issues of the period (without a day: of the first day of their list); a member or a department is an owner; a status, or a step done, is a state. Cancelled ones are left out" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind IN $kinds AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
WITH i
OPTIONAL MATCH (i)<-[:SUPERVISES]-(m:Member)
WITH i, count(DISTINCT m.id) AS people
OPTIONAL MATCH (i)-[:HANDLED_BY]->(d:Department)
WITH i, people, count(DISTINCT d.id) AS units
OPTIONAL MATCH (i)-[:REACHED]->(s:Step)
WHERE s.kind = 'done'
WITH i, people + units AS owners, count(DISTINCT s.id) AS done
RETURN i.id AS subject, i.name AS name,
       CASE WHEN owners = 0 THEN 1 ELSE 0 END + CASE WHEN coalesce(i.status, '') = '' AND done = 0 THEN 1 ELSE 0 END AS value,
       i.category AS list, i.due AS due, owners
ORDER BY subject
// why
MATCH (:Issue {id: $subject})<-[v:SUPERVISES]-(m:Member)
RETURN 'SUPERVISES' AS fact, m.name AS name, CASE WHEN false THEN date('0001-01-01') END AS date, v.rows AS rows
UNION
MATCH (:Issue {id: $subject})-[h:HANDLED_BY]->(d:Department)
RETURN 'HANDLED_BY' AS fact, d.name AS name, CASE WHEN false THEN date('0001-01-01') END AS date, h.rows AS rows
UNION
MATCH (:Issue {id: $subject})-[:REACHED]->(s:Step)
WHERE s.kind = 'done'
RETURN 'Step' AS fact, s.kind AS name, s.date AS date, s.rows AS rows
UNION
MATCH (i:Issue {id: $subject})
WHERE i.status <> ''
RETURN 'Issue' AS fact, i.status AS name, i.date AS date, i.rows AS rows
