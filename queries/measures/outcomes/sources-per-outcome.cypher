/*---
id         = "sources-per-outcome"
title      = { zh = "成果来源数", en = "What an outcome came of" }
shape      = "range"
subject    = "Outcome"
unit       = { zh = "个来源", en = "sources" }
needs      = { outcomes = "subjects", activities = "up", topics = "up", tasks = "up", cases = "up", reports = "up", proposals = "up", duties = "subjects", donations = "subjects" }
brings     = { sources = { activities = "activity|session|courtyard|community|park|small_incision|conference|inspection", topics = "topic", tasks = "task|suggestion|deed|plan|research", cases = "case|dispute", reports = "opinion_report", proposals = "proposal" } }
adds       = ["activities", "topics"]
params     = { since = "date", until = "date", sources = "texts" }
words      = { sources = "activity|session|courtyard|community|park|small_incision|conference|inspection|donation|aid|topic|opinion_report|proposal|case|dispute|task|suggestion|deed|plan|research" }
examples   = { sources = ["session", "inspection", "topic"] }
bound      = { at_least = 1 }
gap        = { zh = "该成果查不到来自所列的哪类活动或事项", en = "the outcome traces to no activity or issue of the kinds listed" }
mechanisms = ["GL15", "TZ4", "YT11", "TZ6"]
evidence   = { unsure = { zh = "来自类型空白的活动", en = "activities of blank kind that it came of" }, unit = { zh = "单位", en = "unit" }, quantity = { zh = "数量", en = "quantity" } }
note       = { zh = "期内登记的每项成果；sources 列出认可的来源：activity（任何活动），或活动类型（session 协商议事等），或事项类型（topic、task、case 等）；类型空白的活动可能在所问之列；取消的、尚在计划的不算来源；没有日期的成果不在其列", en = "every outcome dated in the period; sources lists what counts: activity (any), kinds of activity (session, …) or kinds of issue (topic, task, case, …); an activity of blank kind may be of those; nothing cancelled or planned is a source; an outcome without a day is no subject" }
---*/
MATCH (o:Outcome)-[:KEPT_BY]->(:Body {id: $body})
WHERE o.date >= $since AND o.date < $until
WITH DISTINCT o
OPTIONAL MATCH (o)<-[:LED_TO]-(a:Activity)
WHERE NOT coalesce(a.status, '') IN ['cancelled', 'planned']
WITH o, count(DISTINCT CASE WHEN 'activity' IN $sources OR a.kind IN $sources THEN a.id END) AS activities,
     count(DISTINCT CASE WHEN NOT 'activity' IN $sources AND a.kind IS NULL THEN a.id END) AS unsure
OPTIONAL MATCH (o)<-[:LED_TO]-(i:Issue)
WHERE i.kind IN $sources AND NOT coalesce(i.status, '') IN ['cancelled', 'planned']
WITH o, activities, unsure, count(DISTINCT i.id) AS issues
RETURN o.id AS subject, o.name AS name, activities + issues AS value, unsure, o.unit AS unit, o.quantity AS quantity
ORDER BY subject
// why
MATCH (:Outcome {id: $subject})<-[:LED_TO]-(a:Activity)
WHERE ('activity' IN $sources OR a.kind IN $sources) AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
WITH DISTINCT a
RETURN 'Activity' AS fact, coalesce(a.name, a.kind) AS name, a.date AS date, a.rows AS rows
UNION ALL
MATCH (:Outcome {id: $subject})<-[:LED_TO]-(i:Issue)
WHERE i.kind IN $sources AND NOT coalesce(i.status, '') IN ['cancelled', 'planned']
WITH DISTINCT i
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
