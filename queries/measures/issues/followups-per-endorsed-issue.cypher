/*---
id         = "followups-per-endorsed-issue"
title      = { zh = "批示件跟踪落实次数", en = "Follow-ups of an endorsed issue" }
shape      = "chain"
subject    = "Issue"
unit       = { zh = "次", en = "follow-ups" }
needs      = { reports = "subjects", proposals = "subjects", topics = "subjects", tasks = "subjects", cases = "subjects", endorsements = "any" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "有批示，期末仍没有落实的记录", en = "endorsed, and no follow-up was logged by the end of the period" }
mechanisms = ["YT17", "TZ6", "TR16"]
evidence   = { unsure = { zh = "批示日期不到天、可能在批示以后的落实", en = "follow-ups that may be after an endorsement of about a day" }, kind = { zh = "类型", en = "kind" }, endorsed = { zh = "最近批示日期", en = "last endorsed on" }, followed = { zh = "落实次数（不论先后）", en = "follow-ups, before or after" } }
hinges     = ["endorsed", "followed"]
note       = { zh = "期内获批示的事项，不论何时提出；期内最后一次批示当日或以后的落实才算，不写日期的也算；批示日期不到天、分不清先后的，只计入可能的上限；批示不写日期的按事项日期", en = "issues endorsed in the period, whenever submitted; a follow-up on or after the last endorsement of the period counts, and so does one without a day; where only about the day of the endorsement is known and either may have been first, it widens the value upward only; an endorsement without a day counts by the issue's own" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE NOT coalesce(i.status, '') IN ['draft', 'cancelled']
WITH i
MATCH (i)-[:REACHED]->(e:Step)
WHERE e.kind = 'endorsed' AND coalesce(e.date, i.date) >= $since AND coalesce(e.date, i.date) < $until
WITH i, coalesce(e.date, i.date) AS day, coalesce(e.latest, e.date, i.date) AS latest
WITH i, max(day) AS endorsed, max(latest) AS latest
OPTIONAL MATCH (i)-[:REACHED]->(f:Step)
WHERE f.kind = 'followed_up' AND coalesce(f.date, endorsed) < $until
WITH i, endorsed, f, CASE WHEN coalesce(f.date, latest) >= latest THEN 'after' WHEN f.date >= endorsed THEN 'perhaps' END AS way
RETURN i.id AS subject, i.name AS name, count(DISTINCT CASE WHEN way = 'after' THEN f.id END) AS value,
       count(DISTINCT CASE WHEN way = 'perhaps' THEN f.id END) AS unsure, i.kind AS kind, endorsed, count(DISTINCT f.id) AS followed
ORDER BY subject
// why
MATCH (i:Issue {id: $subject})-[:REACHED]->(e:Step)
WHERE e.kind = 'endorsed' AND coalesce(e.date, i.date) >= $since AND coalesce(e.date, i.date) < $until
WITH i, coalesce(e.date, i.date) AS day, coalesce(e.latest, e.date, i.date) AS latest
WITH i, max(day) AS endorsed, max(latest) AS latest
MATCH (i)-[:REACHED]->(f:Step)
WHERE f.kind = 'followed_up' AND coalesce(f.date, latest) >= latest AND coalesce(f.date, endorsed) < $until
RETURN 'Step' AS fact, f.kind AS name, f.date AS date, f.rows AS rows
ORDER BY date
