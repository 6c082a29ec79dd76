/*---
id         = "outcomes-per-platform"
title      = { zh = "平台成果数量", en = "What the platform brought about" }
shape      = "sum"
subject    = "Platform"
unit       = { zh = "（所问单位）", en = "(in the unit asked for)" }
needs      = { platforms = "any", outcomes = "up", activities = "up", duties = "up", donations = "up", places = "subjects", members = "subjects" }
brings     = { units = { outcomes = "(?!opinions$|consensus$|solved$|result$).*", activities = "opinions|consensus|solved", duties = "opinions|solved", donations = "yuan|people|households|students" }, kinds = { places = "room|", members = "studio|" } }
params     = { kinds = "texts", units = "texts", activities = "texts", since = "date", until = "date", day = "date" }
words      = { kinds = "platform_kind", activities = "activity_kind" }
examples   = { kinds = ["room", "station"], units = ["yuan", "opinions"], activities = ["donation", "session", "meeting"] }
bound      = { at_least = 1 }
gap        = { zh = "期内平台没有这类成果的记录", en = "nothing of the kind was logged as brought about by the platform" }
mechanisms = ["GL10"]
evidence   = { unsure = { zh = "可能还有", en = "possibly more" }, rough = { zh = "数量不确切的成果", en = "outcomes with no exact number" } }
note       = { zh = "在该平台举办或由其主办的活动带来的、或直接记在平台名下的成果，单位在所问之列，一项只计一次；activities 不空时只计这些类型的活动带来的；yuan 也计以元、万元为单位的；数量写作“余”“近”的使总数只有下限，日期空白、活动类型空白的只计入可能的上限；取消的、尚在计划的活动不算", en = "outcomes in these units that came of activities held at the platform or organised by it, or stand under its name, each once; with activities named, only what those kinds led to; yuan takes in 元 and 万元; a quantity said roughly leaves a lower end only; one without a date, or of an activity of blank kind, widens it upward; cancelled and planned activities do not count" }
---*/
MATCH (h:Platform)-[z:OF]->(:Body {id: $body})
WHERE z.since <= $day AND $day < z.until AND (size($kinds) = 0 OR h.kind IN $kinds)
WITH DISTINCT h
OPTIONAL MATCH (h)<-[:HELD_AT|ORGANISED_BY]-(a:Activity)
WHERE NOT coalesce(a.status, '') IN ['cancelled', 'planned'] AND (size($activities) = 0 OR a.kind IS NULL OR a.kind IN $activities)
WITH DISTINCT h, a, CASE WHEN size($activities) > 0 AND a.kind IS NULL THEN 1 ELSE 0 END AS blank
OPTIONAL MATCH (a)-[:LED_TO]->(o:Outcome)
WHERE (o.date IS NULL OR o.date >= $since AND o.date < $until) AND (o.unit IN $units OR o.unit IN ['元', '万元'] AND 'yuan' IN $units)
WITH h, o, min(blank) AS blank
OPTIONAL MATCH (o)-[:KEPT_BY]->(b:Body {id: $body})
WITH DISTINCT h, o, blank = 0 AND o.date IS NOT NULL AS sure, b.id IS NOT NULL AS ours,
     CASE WHEN o.unit = '万元' AND NOT '万元' IN $units THEN 10000.0 ELSE 1.0 END AS times
WITH h, collect(CASE WHEN ours THEN o.id END) AS counted,
     sum(CASE WHEN ours AND sure THEN coalesce(o.quantity, 0.0) * times ELSE 0.0 END) AS told,
     sum(CASE WHEN ours AND NOT sure THEN coalesce(o.quantity, 0.0) * times ELSE 0.0 END) AS possible,
     count(CASE WHEN ours AND (o.quantity IS NULL OR coalesce(o.bound, 'exact') <> 'exact') THEN 1 END) AS loose
OPTIONAL MATCH (h)-[:LED_TO]->(o:Outcome)
WHERE size($activities) = 0 AND (o.date IS NULL OR o.date >= $since AND o.date < $until)
  AND (o.unit IN $units OR o.unit IN ['元', '万元'] AND 'yuan' IN $units)
WITH DISTINCT h, counted, told, possible, loose, o
OPTIONAL MATCH (o)-[:KEPT_BY]->(b:Body {id: $body})
WITH DISTINCT h, told, possible, loose, o, b.id IS NOT NULL AND NOT o.id IN counted AS ours,
     CASE WHEN o.unit = '万元' AND NOT '万元' IN $units THEN 10000.0 ELSE 1.0 END AS times
WITH h, told, possible, loose,
     sum(CASE WHEN ours AND o.date IS NOT NULL THEN coalesce(o.quantity, 0.0) * times ELSE 0.0 END) AS own,
     sum(CASE WHEN ours AND o.date IS NULL THEN coalesce(o.quantity, 0.0) * times ELSE 0.0 END) AS perhaps,
     count(CASE WHEN ours AND (o.quantity IS NULL OR coalesce(o.bound, 'exact') <> 'exact') THEN 1 END) AS vague
RETURN h.id AS subject, h.name AS name, told + own AS value,
       CASE WHEN loose + vague = 0 THEN possible + perhaps END AS unsure, loose + vague AS rough
ORDER BY subject
// why
MATCH (:Platform {id: $subject})<-[:HELD_AT|ORGANISED_BY]-(a:Activity)
WHERE NOT coalesce(a.status, '') IN ['cancelled', 'planned'] AND (size($activities) = 0 OR a.kind IN $activities)
WITH DISTINCT a
MATCH (a)-[:LED_TO]->(o:Outcome)
WHERE o.date >= $since AND o.date < $until AND (o.unit IN $units OR o.unit IN ['元', '万元'] AND 'yuan' IN $units)
WITH DISTINCT o
MATCH (o)-[:KEPT_BY]->(:Body {id: $body})
WITH DISTINCT o
RETURN 'Outcome' AS fact, coalesce(o.name, o.unit) AS name, o.date AS date, o.rows AS rows
UNION
MATCH (:Platform {id: $subject})-[:LED_TO]->(o:Outcome)
WHERE size($activities) = 0 AND o.date >= $since AND o.date < $until
  AND (o.unit IN $units OR o.unit IN ['元', '万元'] AND 'yuan' IN $units)
WITH DISTINCT o
MATCH (o)-[:KEPT_BY]->(:Body {id: $body})
WITH DISTINCT o
RETURN 'Outcome' AS fact, coalesce(o.name, o.unit) AS name, o.date AS date, o.rows AS rows
