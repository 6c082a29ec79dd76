/*---
id         = "visits-held-in-township"
title      = { zh = "在乡镇（街道）进行的走访次数", en = "Visits that took place in the township" }
shape      = "events"
subject    = "Township"
unit       = { zh = "次", en = "visits" }
needs      = { members = "any", places = "any", visits = "up", leader_visits = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "期内没有在该乡镇（街道）走访的记录", en = "no visit in this township was logged" }
mechanisms = ["TR2", "TR19"]
note       = { zh = "第二种读法：按走访地点，不论被走访人住在何处", en = "the second reading: by the place of the visit, wherever the person visited lives" }
---*/
MATCH (:Body {id: $body})-[z:COVERS]->(:Region)<-[:PART_OF*0..2]-(:Region)<-[p:PART_OF]-(t:Township)
WHERE z.since < $until AND $since < z.until AND p.since < $until AND $since < p.until
WITH DISTINCT t
OPTIONAL MATCH (t)<-[:IN_TOWNSHIP]-(v:Visit)<-[:MADE]-(:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE v.date >= $since AND v.date < $until AND v.reached AND s.since <= v.date AND v.date < s.until
RETURN t.id AS subject, t.name AS name, count(DISTINCT v.id) AS value
ORDER BY subject
// why
MATCH (:Township {id: $subject})<-[:IN_TOWNSHIP]-(v:Visit)<-[:MADE]-(m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE v.date >= $since AND v.date < $until AND v.reached AND s.since <= v.date AND v.date < s.until
WITH DISTINCT v, m
RETURN 'Visit' AS fact, m.name AS name, v.date AS date, v.rows AS rows
ORDER BY date, name
