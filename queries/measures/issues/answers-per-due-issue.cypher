/*---
id         = "answers-per-due-issue"
title      = { zh = "逾期事项答复次数", en = "Answers to an issue past its due day" }
shape      = "chain"
subject    = "Issue"
unit       = { zh = "次答复", en = "answers" }
needs      = { members = "subjects", visits = "subjects", proposals = "subjects" }  # an answer stands in the row that states its issue
params     = { day = "date" }
bound      = { at_least = 1 }
gap        = { zh = "已过办理时限，没有答复的记录", en = "past its due day, and no answer was logged" }
mechanisms = ["TZ6", "CC15"]
evidence   = { kind = { zh = "类型", en = "kind" }, due = { zh = "办理时限", en = "due on" } }
note       = { zh = "当日已过办理时限的事项；当日或以前答复的算，即使晚于时限", en = "issues whose due day lies before the day; an answer on or before the day counts, even a late one" }
---*/
MATCH (i:Issue)
WHERE i.kind IN ['need', 'opinion_report', 'proposal'] AND coalesce(i.status, '') <> 'draft' AND i.due < $day
  AND (EXISTS { MATCH (i)<-[:SUBMITTED]-(x:Member)
                WHERE EXISTS { MATCH (x)-[z:SITS_IN]->(:Body {id: $body}) WHERE z.since <= i.date AND i.date < z.until } }
       OR EXISTS { MATCH (i)<-[:RAISED]-(:Visit)<-[:MADE]-(x:Member)
                   WHERE EXISTS { MATCH (x)-[z:SITS_IN]->(:Body {id: $body}) WHERE z.since <= i.date AND i.date < z.until } }
       OR EXISTS { MATCH (i)<-[:SUBMITTED]-(x:Constituency|Committee|`Group`)
                   WHERE EXISTS { MATCH (x)-[z:OF]->(:Body {id: $body}) WHERE z.since <= i.date AND i.date < z.until } })
OPTIONAL MATCH (i)-[:REACHED]->(a:Step)
WHERE a.kind = 'answered' AND coalesce(a.date, $day) <= $day
RETURN i.id AS subject, i.name AS name, count(DISTINCT a.id) AS value, i.kind AS kind, i.due AS due
ORDER BY subject
// why
MATCH (:Issue {id: $subject})-[:REACHED]->(a:Step)
WHERE a.kind = 'answered' AND coalesce(a.date, $day) <= $day
RETURN 'Step' AS fact, a.kind AS name, a.date AS date, a.rows AS rows
ORDER BY date
