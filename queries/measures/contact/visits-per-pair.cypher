/*---
id         = "visits-per-pair"
title      = { zh = "委员走访每一联系对象次数", en = "Visits a member made to each contact kept" }
shape      = "events"
subject    = "Member"
object     = "Contact"
unit       = { zh = "次", en = "visits" }
needs      = { members = "any", contacts = "any", visits = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 2 }
gap        = { zh = "期内对该联系对象的走访次数不足", en = "too few visits to this contact were logged" }
mechanisms = ["TR2"]
note       = { zh = "按联系对象计：期内结对的每一对，结对且任职期间由本人所作走访", en = "read for each contact: every pair kept at any time in the period, for the keeper's own visits while the contact was kept and the member sat" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
WITH m, s.since AS came, s.until AS went
MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since < $until AND $since < r.until AND came < r.until AND r.since < went
OPTIONAL MATCH (m)-[:MADE]->(v:Visit)-[:VISITED]->(c)
WHERE v.date >= $since AND v.date < $until AND v.reached
  AND came <= v.date AND v.date < went AND r.since <= v.date AND v.date < r.until
RETURN m.id AS subject, m.name AS name, c.id AS object, c.name AS object_name, count(DISTINCT v.id) AS value
ORDER BY subject, object
// why
MATCH (m:Member {id: $subject})-[s:SITS_IN]->(:Body {id: $body})
WITH m, s.since AS came, s.until AS went
MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact {id: $object})
WITH m, c, came, went, r.since AS kept, r.until AS ended
MATCH (m)-[:MADE]->(v:Visit)-[:VISITED]->(c)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went AND kept <= v.date AND v.date < ended
WITH DISTINCT v, c
RETURN 'Visit' AS fact, c.name AS name, v.date AS date, v.rows AS rows
ORDER BY date, name
