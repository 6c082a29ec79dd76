/*---
id         = "proposal-stages-missing"
title      = { zh = "提案缺失环节数", en = "Stages a proposal has not reached in order" }
shape      = "chain"
subject    = "Issue"
unit       = { zh = "个环节（共三个）", en = "of 3 stages" }
needs      = { members = "subjects", proposals = "subjects", endorsements = "down", groups = "subjects" }  # all stages stand in the row that states the proposal
params     = { since = "date", until = "date" }
bound      = { at_most = 0 }
gap        = { zh = "期末仍缺立案、交办或办复的记录，或先后颠倒", en = "not filed, not handed to a department or not answered by the end of the period, or in the wrong order" }
mechanisms = ["TR7", "TZ6"]
evidence   = { filed = { zh = "立案", en = "filed" }, departments = { zh = "承办单位数", en = "departments" }, answers = { zh = "办复次数", en = "answers" } }
note       = { zh = "提交→立案→交办→办复；不立案、退回的提案不在其内。本会当时在任委员提交或走访中反映的，以及本会界别、专委会、小组提交的", en = "submitted, filed, handed to a department, answered; proposals not filed or sent back are left out; an answer dated before the filing does not count. Proposals submitted, or raised on a visit, by members who sat in the body on that day, or submitted by its constituencies, committees and groups" }
---*/
MATCH (i:Issue)
WHERE i.kind = 'proposal' AND coalesce(i.status, '') <> 'draft' AND i.date >= $since AND i.date < $until
  AND NOT EXISTS { MATCH (i)-[:REACHED]->(x:Step) WHERE x.kind = 'returned' }
  AND (EXISTS { MATCH (i)<-[:SUBMITTED]-(x:Member)
                WHERE EXISTS { MATCH (x)-[z:SITS_IN]->(:Body {id: $body}) WHERE z.since <= i.date AND i.date < z.until } }
       OR EXISTS { MATCH (i)<-[:RAISED]-(:Visit)<-[:MADE]-(x:Member)
                   WHERE EXISTS { MATCH (x)-[z:SITS_IN]->(:Body {id: $body}) WHERE z.since <= i.date AND i.date < z.until } }
       OR EXISTS { MATCH (i)<-[:SUBMITTED]-(x:Constituency|Committee|`Group`)
                   WHERE EXISTS { MATCH (x)-[z:OF]->(:Body {id: $body}) WHERE z.since <= i.date AND i.date < z.until } })
OPTIONAL MATCH (i)-[:REACHED]->(f:Step)
WHERE f.kind = 'filed' AND coalesce(f.date, i.date) >= i.date AND coalesce(f.date, $since) < $until
WITH i, count(DISTINCT f.id) AS filed, coalesce(min(f.date), i.date) AS filed_on
OPTIONAL MATCH (i)-[:HANDLED_BY]->(d:Department)
WITH i, filed, filed_on, count(DISTINCT d.id) AS departments
OPTIONAL MATCH (i)-[:REACHED]->(a:Step)
WHERE a.kind = 'answered' AND coalesce(a.date, filed_on) >= filed_on AND coalesce(a.date, $since) < $until
WITH i, filed, departments, count(DISTINCT a.id) AS answers
RETURN i.id AS subject, i.name AS name,
       CASE WHEN filed = 0 THEN 1 ELSE 0 END + CASE WHEN departments = 0 THEN 1 ELSE 0 END
         + CASE WHEN answers = 0 THEN 1 ELSE 0 END AS value,
       filed, departments, answers
ORDER BY subject
// why
MATCH (:Issue {id: $subject})-[h:HANDLED_BY]->(d:Department)
WITH DISTINCT h, d
RETURN 'HANDLED_BY' AS fact, d.name AS name, CASE WHEN false THEN date('0001-01-01') END AS date, h.rows AS rows
UNION
MATCH (:Issue {id: $subject})-[:REACHED]->(a:Step)
WHERE a.kind IN ['filed', 'answered']
RETURN 'Step' AS fact, a.kind AS name, a.date AS date, a.rows AS rows
