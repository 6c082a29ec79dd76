/*---
id         = "fund-balance"
title      = { zh = "关爱基金结余", en = "Balance of the care fund" }
shape      = "sum"
subject    = "Body"
unit       = { zh = "元", en = "yuan" }
needs      = { donations = "any" }
params     = { day = "date" }
bound      = { at_least = 0 }
gap        = { zh = "登记的支出多于筹集", en = "more was given out than raised" }
mechanisms = ["YT12", "QD7"]
evidence   = { raised = { zh = "筹集", en = "raised" }, given = { zh = "支出", en = "given" }, rough = { zh = "金额或日期不确切的", en = "entries with no exact amount or day" } }
hinges     = ["raised", "given"]
note       = { zh = "截至当日登记的全部捐赠金额减去全部帮扶金额；只计以元、万元为单位的；有一笔金额写作“余”“近”或没有日期，结余即无法判断", en = "all donations up to the day less all aid up to the day; amounts in yuan or ten thousand yuan only; with one amount said roughly, or without a day, the balance cannot be told" }
---*/
MATCH (b:Body {id: $body})
OPTIONAL MATCH (b)<-[:KEPT_BY]-(a:Activity)
WHERE a.kind IN ['donation', 'aid'] AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
WITH DISTINCT b, a
OPTIONAL MATCH (a)-[:LED_TO]->(o:Outcome)
WHERE o.unit IN ['yuan', '元', '万元']
WITH DISTINCT b, a, o
WITH b, o, CASE WHEN a.kind = 'donation' THEN 1.0 ELSE 0.0 END AS incoming, coalesce(o.date, a.date) AS paid
WITH b, incoming, CASE WHEN o.id IS NULL OR paid > $day THEN 0.0 ELSE coalesce(o.quantity, 0.0) END
                  * CASE WHEN o.unit = '万元' THEN 10000.0 ELSE 1.0 END AS amount,
     o.id IS NOT NULL AND (paid IS NULL OR paid <= $day AND (o.quantity IS NULL OR coalesce(o.bound, 'exact') <> 'exact')) AS loose
WITH b, sum(incoming * amount) AS raised, sum((1.0 - incoming) * amount) AS given, count(CASE WHEN loose THEN 1 END) AS rough
RETURN b.id AS subject, b.name AS name, CASE WHEN rough = 0 THEN raised - given END AS value, raised, given, rough
ORDER BY subject
// why
MATCH (:Body {id: $body})<-[:KEPT_BY]-(a:Activity)-[:LED_TO]->(o:Outcome)
WHERE a.kind IN ['donation', 'aid'] AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND o.unit IN ['yuan', '元', '万元'] AND coalesce(o.date, a.date, $day) <= $day
WITH DISTINCT a, o
RETURN 'Outcome' AS fact, coalesce(a.name, a.kind) AS name, coalesce(o.date, a.date) AS date, o.rows AS rows
ORDER BY date, name
