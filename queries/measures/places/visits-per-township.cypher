/*---
id         = "visits-per-township"
title      = { zh = "乡镇（街道）居民被走访次数", en = "Visits to people who live in the township" }
shape      = "events"
subject    = "Township"
unit       = { zh = "次", en = "visits" }
needs      = { members = "any", places = "any", contacts = "any", visits = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "期内没有走访该乡镇（街道）群众的记录", en = "no visit to anyone who lives in it was logged" }
mechanisms = ["TR2", "TR19"]
note       = { zh = "按被走访人走访当日的住地（乡镇，或其村、社区）；走访人须为当时在任的本会委员", en = "by the home, on the day of the visit, of the person visited (the township or a village in it); visits by members who sat on that day" }
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
OPTIONAL MATCH (h)<-[l:LIVES_IN]-(c:Contact)
WITH t, c, first, after, l.since AS came, l.until AS went
OPTIONAL MATCH (c)<-[:VISITED]-(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached AND first <= v.date AND v.date < after AND came <= v.date AND v.date < went
WITH DISTINCT t, v
OPTIONAL MATCH (v)<-[:MADE]-(m:Member)
WITH t, v, m
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= v.date AND v.date < s.until
RETURN t.id AS subject, t.name AS name, count(DISTINCT CASE WHEN s.since IS NOT NULL THEN v.id END) AS value
ORDER BY subject
// why
MATCH (t:Township {id: $subject})<-[:PART_OF*0..1]-(h:Township|Village)
WITH DISTINCT t, h
OPTIONAL MATCH (h)-[q:PART_OF]->(t)
WITH t, h, coalesce(q.since, date('0001-01-01')) AS first, coalesce(q.until, date('9999-12-31')) AS after
MATCH (h)<-[l:LIVES_IN]-(c:Contact)
WITH c, first, after, l.since AS came, l.until AS went
MATCH (c)<-[:VISITED]-(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached AND first <= v.date AND v.date < after AND came <= v.date AND v.date < went
WITH DISTINCT v, c
MATCH (v)<-[:MADE]-(m:Member)
WITH v, c, m
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= v.date AND v.date < s.until
WITH DISTINCT v, m, c
RETURN 'Visit' AS fact, coalesce(m.name, m.id) + ' → ' + coalesce(c.name, c.id) AS name, v.date AS date, v.rows AS rows
ORDER BY date, name
