/*---
id         = "topic-stages-missing"
title      = { zh = "议题缺失环节数", en = "Stages a topic has not reached" }
shape      = "chain"
subject    = "Issue"
unit       = { zh = "个环节", en = "stages" }
needs      = { topics = "subjects", members = "down", activities = "down", outcomes = "down" }
brings     = { stages = { members = "agreed", activities = "held", outcomes = "outcome" } }
params     = { stages = "texts", sources = "texts", screened = "int", since = "date", until = "date" }
words      = { stages = "form|verified|approved|agreed|analysed|researched|selected|announced|claimed|held|handled|outcome|tracked|closed", sources = "source" }
examples   = { stages = ["announced", "claimed", "held", "handled", "outcome"], sources = ["people"], screened = 0 }
bound      = { at_most = 0 }  # not "equals": a session logged in a sheet that is not here could only lower it
gap        = { zh = "期末仍有环节没有记录", en = "stages were not logged by the end of the period" }
mechanisms = ["SM1", "GL13", "CC6", "YT11"]
evidence   = { source = { zh = "来源", en = "source" }, category = { zh = "类别", en = "category" } }
note       = { zh = "期内提出的议题；stages 为应有环节，sources 为空则不限来源，screened = 1 只看筛选采用的议题。环节不写日期也算；agreed（与委员商定）须审核环节有委员参与，held（协商）有协商活动即算，claimed（认领）有认领委员即算，handled 指有承办单位，outcome 指有成果。限定来源而来源空白的议题无法判断；草稿、取消的不计", en = "topics of the period; `stages` are those asked for, no `sources` means any, screened = 1 takes only topics selected. A stage without a day counts; agreed asks for a member who took part in the approval; held is also reached by a session that discussed it, claimed by a member who claimed it; handled means that a department handles it, outcome that it led to one. With sources asked, a topic whose source is blank cannot be told; drafts and cancelled ones are left out" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind = 'topic' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
  AND (size($sources) = 0 OR i.source IS NULL OR i.source IN $sources)
WITH i
OPTIONAL MATCH (i)-[:REACHED]->(s:Step)
WHERE coalesce(s.date, $since) < $until
WITH i, collect(DISTINCT s.kind) AS reached
WHERE $screened = 0 OR 'selected' IN reached
OPTIONAL MATCH (i)<-[c:CLAIMED]-(m:Member)
WHERE coalesce(c.date, $since) < $until
WITH i, reached, count(DISTINCT m.id) AS claims
OPTIONAL MATCH (i)<-[:DISCUSSED]-(a:Activity)
WHERE coalesce(a.date, $since) < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
WITH i, reached, claims, count(DISTINCT a.id) AS sessions
OPTIONAL MATCH (i)-[:HANDLED_BY]->(d:Department)
WITH i, reached, claims, sessions, count(DISTINCT d.id) AS departments
OPTIONAL MATCH (i)-[:LED_TO]->(o:Outcome)
WHERE coalesce(o.date, $since) < $until
WITH i, reached, claims, sessions, departments, count(DISTINCT o.id) AS outcomes
OPTIONAL MATCH (i)-[:REACHED]->(p:Step)
WHERE p.kind = 'approved' AND coalesce(p.date, $since) < $until
WITH i, reached, claims, sessions, departments, outcomes, p
OPTIONAL MATCH (p)-[:TAKEN_BY]->(x:Member)
WITH i, reached, claims, sessions, departments, outcomes, count(DISTINCT x.id) AS agreed
UNWIND $stages AS stage
WITH i, CASE WHEN stage IN reached OR (stage = 'claimed' AND claims > 0) OR (stage = 'held' AND sessions > 0)
             OR (stage = 'handled' AND departments > 0) OR (stage = 'outcome' AND outcomes > 0)
             OR (stage = 'agreed' AND agreed > 0) THEN 0 ELSE 1 END AS lacks
WITH i, sum(lacks) AS missing
RETURN i.id AS subject, i.name AS name, CASE WHEN size($sources) = 0 OR i.source IS NOT NULL THEN missing END AS value,
       i.source AS source, i.category AS category
ORDER BY subject
// why
MATCH (:Issue {id: $subject})-[:REACHED]->(s:Step)
WHERE s.kind IN $stages AND coalesce(s.date, $since) < $until
RETURN 'Step' AS fact, s.kind AS name, s.date AS date, s.rows AS rows
UNION
MATCH (:Issue {id: $subject})<-[c:CLAIMED]-(m:Member)
WHERE 'claimed' IN $stages AND coalesce(c.date, $since) < $until
RETURN 'CLAIMED' AS fact, m.name AS name, c.date AS date, c.rows AS rows
UNION
MATCH (:Issue {id: $subject})<-[:DISCUSSED]-(a:Activity)
WHERE 'held' IN $stages AND coalesce(a.date, $since) < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
RETURN 'Activity' AS fact, a.name AS name, a.date AS date, a.rows AS rows
UNION
MATCH (:Issue {id: $subject})-[:REACHED]->(p:Step)
WHERE 'agreed' IN $stages AND p.kind = 'approved' AND coalesce(p.date, $since) < $until
WITH DISTINCT p
MATCH (p)-[t:TAKEN_BY]->(x:Member)
RETURN 'TAKEN_BY' AS fact, x.name AS name, p.date AS date, t.rows AS rows
UNION
MATCH (:Issue {id: $subject})-[h:HANDLED_BY]->(d:Department)
WHERE 'handled' IN $stages
RETURN 'HANDLED_BY' AS fact, d.name AS name, CASE WHEN false THEN date('0001-01-01') END AS date, h.rows AS rows
UNION
MATCH (:Issue {id: $subject})-[:LED_TO]->(o:Outcome)
WHERE 'outcome' IN $stages AND coalesce(o.date, $since) < $until
RETURN 'Outcome' AS fact, o.name AS name, o.date AS date, o.rows AS rows
