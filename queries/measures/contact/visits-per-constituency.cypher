/*---
id         = "visits-per-constituency"
title      = { zh = "界别群众被走访次数", en = "Visits to people of the constituency" }
shape      = "events"
subject    = "Constituency"
unit       = { zh = "次", en = "visits" }
needs      = { constituencies = "any", members = "up", contacts = "up", visits = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "期内没有走访该界别群众的记录", en = "no visit to anyone of the constituency was logged" }
mechanisms = ["TR1", "TR2"]
note       = { zh = "走访当日属于该界别的群众；不论由哪位委员走访；未见到的不算", en = "people who belonged to it on the day of the visit, whoever went; attempts do not count" }
---*/
MATCH (k:Constituency)-[o:OF]->(:Body {id: $body})
WHERE o.since < $until AND $since < o.until
WITH DISTINCT k
OPTIONAL MATCH (k)<-[b:BELONGS_TO]-(c:Contact)
WITH k, c, b.since AS came, b.until AS went
OPTIONAL MATCH (c)<-[:VISITED]-(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
RETURN k.id AS subject, k.name AS name, count(DISTINCT v.id) AS value
ORDER BY subject
// why
MATCH (:Constituency {id: $subject})<-[b:BELONGS_TO]-(c:Contact)
WITH c, b.since AS came, b.until AS went
MATCH (c)<-[:VISITED]-(v:Visit)<-[:MADE]-(m:Member)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
WITH DISTINCT v, m, c
RETURN 'Visit' AS fact, coalesce(m.name, m.id) + ' → ' + coalesce(c.name, c.id) AS name, v.date AS date, v.rows AS rows
ORDER BY date, name
