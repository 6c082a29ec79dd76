/*---
id         = "issue-stages-missing"
title      = { zh = "事项缺失环节数", en = "Stages an issue has not reached" }
shape      = "chain"
subject    = "Issue"
unit       = { zh = "个环节（共两个）", en = "of 2 stages" }
needs      = { members = "subjects", visits = "subjects", reports = "subjects", proposals = "subjects", endorsements = "down", groups = "subjects" }  # an answer stands in the row that states its issue
params     = { since = "date", until = "date" }
bound      = { at_most = 0 }
gap        = { zh = "期末仍缺交办或答复的记录", en = "no department or no answer was logged by the end of the period" }
mechanisms = ["TZ6", "CC15", "SM1"]
evidence   = { departments = { zh = "承办单位数", en = "departments" }, answers = { zh = "答复次数", en = "answers" }, kind = { zh = "类型", en = "kind" } }
note       = { zh = "反映→交办→答复；早于提出日期的答复不算。本会当时在任委员提交或走访中反映的，以及本会界别、专委会、小组提交的", en = "raised, handed to a department, answered; an answer dated before the issue does not count. Issues submitted, or raised on a visit, by members who sat in the body on that day, or submitted by its constituencies, committees and groups" }
---*/
MATCH (i:Issue)
WHERE i.kind IN ['need', 'opinion_report', 'proposal'] AND coalesce(i.status, '') <> 'draft'
  AND i.date >= $since AND i.date < $until
  AND (EXISTS { MATCH (i)<-[:SUBMITTED]-(x:Member)
                WHERE EXISTS { MATCH (x)-[z:SITS_IN]->(:Body {id: $body}) WHERE z.since <= i.date AND i.date < z.until } }
       OR EXISTS { MATCH (i)<-[:RAISED]-(:Visit)<-[:MADE]-(x:Member)
                   WHERE EXISTS { MATCH (x)-[z:SITS_IN]->(:Body {id: $body}) WHERE z.since <= i.date AND i.date < z.until } }
       OR EXISTS { MATCH (i)<-[:SUBMITTED]-(x:Constituency|Committee|`Group`)
                   WHERE EXISTS { MATCH (x)-[z:OF]->(:Body {id: $body}) WHERE z.since <= i.date AND i.date < z.until } })
OPTIONAL MATCH (i)-[:HANDLED_BY]->(d:Department)
WITH i, count(DISTINCT d.id) AS departments
OPTIONAL MATCH (i)-[:REACHED]->(a:Step)
WHERE a.kind = 'answered' AND coalesce(a.date, $since) < $until AND coalesce(a.date, i.date) >= i.date
WITH i, departments, count(DISTINCT a.id) AS answers
RETURN i.id AS subject, i.name AS name,
       CASE WHEN departments = 0 THEN 1 ELSE 0 END + CASE WHEN answers = 0 THEN 1 ELSE 0 END AS value,
       departments, answers, i.kind AS kind
ORDER BY subject
// why
MATCH (:Issue {id: $subject})-[h:HANDLED_BY]->(d:Department)
WITH DISTINCT h, d
RETURN 'HANDLED_BY' AS fact, d.name AS name, CASE WHEN false THEN date('0001-01-01') END AS date, h.rows AS rows
UNION
MATCH (:Issue {id: $subject})-[:REACHED]->(a:Step)
WHERE a.kind = 'answered'
RETURN 'Step' AS fact, a.kind AS name, a.date AS date, a.rows AS rows
