/*---
id         = "outcomes-total"
title      = { zh = "成果总量", en = "Total of outcomes" }
shape      = "sum"
subject    = "Body"
unit       = { zh = "（所问单位）", en = "(in the unit asked for)" }
needs      = { outcomes = "up", activities = "up", duties = "up", topics = "up", donations = "up" }
brings     = { units = { outcomes = "(?!opinions$|consensus$|solved$|result$).*", activities = "opinions|consensus|solved", duties = "opinions|solved", topics = "result", donations = "yuan|people|households|students" } }
params     = { since = "date", until = "date", units = "texts", kinds = "texts" }
words      = { kinds = "activity_kind" }
examples   = { units = ["yuan"], kinds = ["donation"] }
bound      = { at_least = 1 }
gap        = { zh = "期内登记的成果不足", en = "too little was logged" }
mechanisms = ["GL10", "GL15", "QD2", "QD7", "SM2", "TR14", "CC9", "CC12", "YT5", "YT10", "YT11", "YT12", "YT15", "TZ4"]
evidence   = { unsure = { zh = "可能还有", en = "possibly more" }, rough = { zh = "数量不确切的成果", en = "outcomes with no exact number" } }
note       = { zh = "期内本会登记、单位在所问之列的成果数量之和；kinds 不空时只计这些类型的活动带来的（如 donation 筹集、aid 支出）；yuan 也计以元、万元为单位的；数量写作“余”“近”或没有单位的使总数只有下限；日期空白的只计入可能的上限", en = "the sum of quantities in these units; with kinds named, only what activities of these kinds led to (donation: raised, aid: given); yuan takes in 元 and 万元 (ten thousand); a quantity said roughly, or without its unit, leaves the total a lower end only; one without a date widens it upward" }
---*/
MATCH (b:Body {id: $body})
OPTIONAL MATCH (b)<-[:KEPT_BY]-(o:Outcome)
WHERE (o.date IS NULL OR o.date >= $since AND o.date < $until) AND (o.unit IS NULL OR o.unit IN $units OR o.unit IN ['元', '万元'] AND 'yuan' IN $units)
WITH DISTINCT b, o
OPTIONAL MATCH (o)<-[:LED_TO]-(a:Activity)
WITH b, o, count(CASE WHEN a.kind IN $kinds THEN 1 END) AS fitting, count(CASE WHEN a.kind IS NULL THEN a.id END) AS blank
WITH b, o, size($kinds) = 0 OR fitting > 0 AS fits, size($kinds) = 0 OR fitting + blank > 0 AS may,
     CASE WHEN o.unit = '万元' AND NOT '万元' IN $units THEN 10000.0 ELSE 1.0 END AS times
WITH b, CASE WHEN o.id IS NOT NULL AND may THEN coalesce(o.quantity, 0.0) * times ELSE 0.0 END AS amount,
     o.date IS NOT NULL AND o.unit IS NOT NULL AND fits AS sure,
     o.id IS NOT NULL AND may AND (o.unit IS NULL OR o.quantity IS NULL OR coalesce(o.bound, 'exact') <> 'exact') AS loose
WITH b, sum(CASE WHEN sure THEN amount ELSE 0.0 END) AS told,
     sum(CASE WHEN sure THEN 0.0 ELSE amount END) AS possible, count(CASE WHEN loose THEN 1 END) AS rough
RETURN b.id AS subject, b.name AS name, told AS value, CASE WHEN rough = 0 THEN possible END AS unsure, rough
ORDER BY subject
// why
MATCH (:Body {id: $body})<-[:KEPT_BY]-(o:Outcome)
WHERE o.date >= $since AND o.date < $until AND (o.unit IN $units OR o.unit IN ['元', '万元'] AND 'yuan' IN $units)
  AND (size($kinds) = 0 OR EXISTS { MATCH (o)<-[:LED_TO]-(a:Activity) WHERE a.kind IN $kinds })
WITH DISTINCT o
RETURN 'Outcome' AS fact, coalesce(o.name, o.unit) AS name, o.date AS date, o.rows AS rows
ORDER BY date, name
