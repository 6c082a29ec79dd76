/*---
id         = "visits-per-contact"
title      = { zh = "联系对象被走访次数", en = "Visits to each contact" }
shape      = "events"
subject    = "Contact"
unit       = { zh = "次", en = "visits" }
needs      = { contacts = "any", visits = "up", members = "subjects" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "期内没有走访该联系对象的记录", en = "no visit to this contact was logged" }
mechanisms = ["TR1", "TR2"]
note       = { zh = "期内由本会委员结对的联系对象；不论由谁走访", en = "contacts whom a sitting member kept at any time in the period; whoever went" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
WITH m, s.since AS came, s.until AS went
MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since < $until AND $since < r.until AND came < r.until AND r.since < went
WITH DISTINCT c
RETURN c.id AS subject, c.name AS name,
       COUNT { MATCH (c)<-[:VISITED]-(v:Visit) WHERE v.date >= $since AND v.date < $until AND v.reached } AS value
ORDER BY subject
// why
MATCH (:Contact {id: $subject})<-[:VISITED]-(v:Visit)<-[:MADE]-(m:Member)
WHERE v.date >= $since AND v.date < $until AND v.reached
WITH DISTINCT v, m
RETURN 'Visit' AS fact, m.name AS name, v.date AS date, v.rows AS rows
ORDER BY date, name
