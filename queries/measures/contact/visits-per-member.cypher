/*---
id         = "visits-per-member"
title      = { zh = "委员走访联系对象次数", en = "Visits a member made to contacts" }
shape      = "events"
subject    = "Member"
unit       = { zh = "次", en = "visits" }
needs      = { members = "any", contacts = "up", visits = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 2 }
gap        = { zh = "期内记录的走访次数不足", en = "too few visits to contacts were logged" }
mechanisms = ["TR2"]
note       = { zh = "按委员计：期内任过委员者，任内所作走访；走访委员或村居、未见到的不算", en = "read for each member: whoever sat at any time in the period, for visits made while sitting; visits to members or villages and attempts do not count" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
OPTIONAL MATCH (m)-[:MADE]->(v:Visit)-[:VISITED]->(:Contact)
WHERE v.date >= $since AND v.date < $until AND v.reached AND s.since <= v.date AND v.date < s.until
RETURN m.id AS subject, m.name AS name, count(DISTINCT v.id) AS value
ORDER BY subject
// why
MATCH (m:Member {id: $subject})-[s:SITS_IN]->(:Body {id: $body})
WITH m, s.since AS came, s.until AS went
MATCH (m)-[:MADE]->(v:Visit)-[:VISITED]->(c:Contact)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
WITH DISTINCT v, c
RETURN 'Visit' AS fact, c.name AS name, v.date AS date, v.rows AS rows
ORDER BY date, name
