/*---
id         = "outcomes-per-township"
title      = { zh = "乡镇（街道）成果项数", en = "Outcomes of the township" }
shape      = "events"
subject    = "Township"
unit       = { zh = "项", en = "outcomes" }
needs      = { places = "any", outcomes = "up", activities = "up", duties = "up", donations = "up", platforms = "up" }
brings     = { units = { outcomes = "(?!opinions$|consensus$|solved$|result$).*", activities = ".*", duties = "opinions|solved", donations = "yuan|people|households|students" } }
params     = { since = "date", until = "date", units = "texts" }
examples   = { units = ["solved", "result"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有该乡镇（街道）成果的记录", en = "no outcome of the township was logged" }
mechanisms = ["TZ4", "GL15"]
evidence   = { unsure = { zh = "没有单位的", en = "without a unit" } }
note       = { zh = "成果写明的乡镇（街道）或其村（社区），或其活动在该乡镇（街道）、其村（社区）、其平台举办；每项成果计一次，不论数量；按成果当日的村镇隶属和平台所在地", en = "outcomes that name the township or a village of it, or that came of an activity held there or at a platform there; each outcome once, whatever its quantity; by where village and platform belonged on the day of the outcome" }
---*/
MATCH (:Body {id: $body})-[z:COVERS]->(covered:Region)
WHERE z.since < $until AND $since < z.until
WITH DISTINCT covered
MATCH (covered)<-[:PART_OF*0..2]-(region:Region)
WITH DISTINCT region
MATCH (region)<-[p:PART_OF]-(t:Township)
WHERE p.since < $until AND $since < p.until
WITH DISTINCT t
MATCH (t)<-[:PART_OF*0..1]-(h:Township|Village)
WITH DISTINCT t, h
OPTIONAL MATCH (h)-[q:PART_OF]->(t)
WITH t, h, coalesce(q.since, date('0001-01-01')) AS first, coalesce(q.until, date('9999-12-31')) AS after
OPTIONAL MATCH (h)<-[:CONCERNS]-(o:Outcome)-[:KEPT_BY]->(:Body {id: $body})
WHERE (o.unit IS NULL OR o.unit IN $units) AND o.date >= $since AND o.date < $until AND first <= o.date AND o.date < after
WITH t, h, first, after, collect( CASE WHEN o.unit IS NOT NULL THEN o.id END) AS named,
     collect( CASE WHEN o.unit IS NULL THEN o.id END) AS named_blank
OPTIONAL MATCH (h)<-[:HELD_AT]-(a:Activity)-[:LED_TO]->(o:Outcome)-[:KEPT_BY]->(:Body {id: $body})
WHERE (o.unit IS NULL OR o.unit IN $units) AND o.date >= $since AND o.date < $until AND first <= o.date AND o.date < after
WITH t, h, first, after, named, named_blank, collect( CASE WHEN o.unit IS NOT NULL THEN o.id END) AS held,
     collect( CASE WHEN o.unit IS NULL THEN o.id END) AS held_blank
OPTIONAL MATCH (h)<-[l:LOCATED_IN]-(f:Platform)
WITH t, f, first, after, named, named_blank, held, held_blank, l.since AS came, l.until AS went
OPTIONAL MATCH (f)<-[:HELD_AT]-(a:Activity)-[:LED_TO]->(o:Outcome)-[:KEPT_BY]->(:Body {id: $body})
WHERE (o.unit IS NULL OR o.unit IN $units) AND o.date >= $since AND o.date < $until AND first <= o.date AND o.date < after AND came <= o.date AND o.date < went
WITH t, named, named_blank, held, held_blank, collect( CASE WHEN o.unit IS NOT NULL THEN o.id END) AS inside,
     collect( CASE WHEN o.unit IS NULL THEN o.id END) AS inside_blank
WITH t, named + held + inside AS told, named_blank + held_blank + inside_blank AS blank
UNWIND told + blank + [''] AS found
RETURN t.id AS subject, t.name AS name, count(DISTINCT CASE WHEN found <> '' AND NOT found IN blank THEN found END) AS value,
       count(DISTINCT CASE WHEN found IN blank THEN found END) AS unsure
ORDER BY subject
// why
MATCH (t:Township {id: $subject})<-[:PART_OF*0..1]-(h:Township|Village)
WITH DISTINCT t, h
OPTIONAL MATCH (h)-[q:PART_OF]->(t)
WITH h, coalesce(q.since, date('0001-01-01')) AS first, coalesce(q.until, date('9999-12-31')) AS after
MATCH (h)<-[:CONCERNS]-(o:Outcome)-[:KEPT_BY]->(:Body {id: $body})
WHERE o.unit IN $units AND o.date >= $since AND o.date < $until AND first <= o.date AND o.date < after
WITH DISTINCT o
RETURN 'Outcome' AS fact, coalesce(o.name, o.unit) AS name, o.date AS date, o.rows AS rows
UNION ALL
MATCH (t:Township {id: $subject})<-[:PART_OF*0..1]-(h:Township|Village)
WITH DISTINCT t, h
OPTIONAL MATCH (h)-[q:PART_OF]->(t)
WITH h, coalesce(q.since, date('0001-01-01')) AS first, coalesce(q.until, date('9999-12-31')) AS after
MATCH (h)<-[:HELD_AT]-(:Activity)-[:LED_TO]->(o:Outcome)-[:KEPT_BY]->(:Body {id: $body})
WHERE o.unit IN $units AND o.date >= $since AND o.date < $until AND first <= o.date AND o.date < after
WITH DISTINCT o
RETURN 'Outcome' AS fact, coalesce(o.name, o.unit) AS name, o.date AS date, o.rows AS rows
UNION ALL
MATCH (t:Township {id: $subject})<-[:PART_OF*0..1]-(h:Township|Village)
WITH DISTINCT t, h
OPTIONAL MATCH (h)-[q:PART_OF]->(t)
WITH h, coalesce(q.since, date('0001-01-01')) AS first, coalesce(q.until, date('9999-12-31')) AS after
MATCH (h)<-[l:LOCATED_IN]-(f:Platform)
WITH f, first, after, l.since AS came, l.until AS went
MATCH (f)<-[:HELD_AT]-(:Activity)-[:LED_TO]->(o:Outcome)-[:KEPT_BY]->(:Body {id: $body})
WHERE o.unit IN $units AND o.date >= $since AND o.date < $until AND first <= o.date AND o.date < after AND came <= o.date AND o.date < went
WITH DISTINCT o
RETURN 'Outcome' AS fact, coalesce(o.name, o.unit) AS name, o.date AS date, o.rows AS rows
