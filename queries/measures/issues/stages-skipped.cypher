/*---
id         = "stages-skipped"
title      = { zh = "未经编辑的批示采用次数", en = "Endorsements and adoptions of a report that was never edited" }
shape      = "funnel"
subject    = "Issue"
unit       = { zh = "次", en = "steps" }
needs      = { reports = "subjects", endorsements = "up" }
params     = { since = "date", until = "date" }
bound      = { equals = 0 }
gap        = { zh = "社情民意没有编辑的记录，却有批示或采用", en = "endorsed or adopted, though no editing was logged" }
mechanisms = ["TR15", "YT2"]
evidence   = { submitted = { zh = "提交日期", en = "submitted on" } }
note       = { zh = "期内提交、期末前有批示或采用的社情民意；期末前的编辑都算，不写日期的也算：收到→编辑→批示、采用，后一步不多于前一步", en = "opinion reports of the period endorsed or adopted by its end; any editing by then counts, with or without a day: received, edited, endorsed or adopted never rise" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind = 'opinion_report' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
WITH i
MATCH (i)-[:REACHED]->(l:Step)
WHERE l.kind IN ['endorsed', 'adopted'] AND coalesce(l.date, $since) < $until
WITH i, count(DISTINCT l.id) AS later
OPTIONAL MATCH (i)-[:REACHED]->(e:Step)
WHERE e.kind = 'edited' AND coalesce(e.date, $since) < $until
WITH i, later, count(DISTINCT e.id) AS edited
RETURN i.id AS subject, i.name AS name, CASE WHEN edited = 0 THEN later ELSE 0 END AS value, i.date AS submitted
ORDER BY subject
// why
MATCH (i:Issue {id: $subject})-[:REACHED]->(l:Step)
WHERE l.kind IN ['endorsed', 'adopted'] AND coalesce(l.date, $since) < $until
  AND NOT EXISTS { MATCH (i)-[:REACHED]->(e:Step) WHERE e.kind = 'edited' AND coalesce(e.date, $since) < $until }
RETURN 'Step' AS fact, l.kind AS name, l.date AS date, l.rows AS rows
ORDER BY date, name
