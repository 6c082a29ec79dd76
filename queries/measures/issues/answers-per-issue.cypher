/*---
id         = "answers-per-issue"
title      = { zh = "事项答复次数", en = "Answers to an issue" }
shape      = "chain"
subject    = "Issue"
unit       = { zh = "次答复", en = "answers" }
needs      = { members = "subjects", visits = "subjects", reports = "subjects", proposals = "subjects", groups = "subjects" }  # an answer stands in the row that states its issue
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "期末仍没有答复的记录", en = "no answer was logged by the end of the period" }
mechanisms = ["TZ6", "CC15"]
evidence   = { kind = { zh = "类型", en = "kind" }, submitted = { zh = "提出日期", en = "submitted on" } }
note       = { zh = "期内的诉求、社情民意、提案：本会当时在任委员提交或走访中反映的，以及本会界别、专委会、小组提交的；日期不详的答复也算", en = "needs, opinion reports and proposals of the period: submitted, or raised on a visit, by members who sat in the body on that day, or submitted by its constituencies, committees and groups; an answer without a day counts" }
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
OPTIONAL MATCH (i)-[:REACHED]->(a:Step)
WHERE a.kind = 'answered' AND coalesce(a.date, $since) < $until
RETURN i.id AS subject, i.name AS name, count(DISTINCT a.id) AS value, i.kind AS kind, i.date AS submitted
ORDER BY subject
// why
MATCH (:Issue {id: $subject})-[:REACHED]->(a:Step)
WHERE a.kind = 'answered' AND coalesce(a.date, $since) < $until
RETURN 'Step' AS fact, a.kind AS name, a.date AS date, a.rows AS rows
ORDER BY date
