/*---
id         = "visits-held-in-township"
title      = { zh = "在乡镇（街道）进行的走访次数", en = "Visits that took place in the township" }
shape      = "events"
subject    = "Township"
unit       = { zh = "次", en = "visits" }
needs      = { members = "any", places = "any", contacts = "up", visits = "up", leader_visits = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "期内没有在该乡镇（街道）走访的记录", en = "no visit in this township was logged" }
mechanisms = ["TR2", "TR19"]
evidence   = { unsure = { zh = "地点不明的走访", en = "visits without a place" } }
note       = { zh = "第二种读法：按走访地点，不论被走访人住在何处；没有走访地的只计入可能的上限", en = "the second reading: by the place of the visit, wherever the person visited lives; one without a place widens the value upward only" }
---*/
OPTIONAL MATCH (v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached
WITH v
OPTIONAL MATCH (v)-[:IN_TOWNSHIP]->(t:Township)
WITH v, count(t.id) AS places
WITH CASE WHEN places = 0 THEN v.id END AS nowhere, v
OPTIONAL MATCH (v)<-[:MADE]-(m:Member)
WITH nowhere, v, m
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= v.date AND v.date < s.until
WITH count(DISTINCT CASE WHEN s.since IS NOT NULL THEN nowhere END) AS unsure
MATCH (:Body {id: $body})-[z:COVERS]->(covered:Region)
WHERE z.since < $until AND $since < z.until
WITH DISTINCT unsure, covered
MATCH (covered)<-[:PART_OF*0..2]-(region:Region)
WITH DISTINCT unsure, region
MATCH (region)<-[p:PART_OF]-(t:Township)
WHERE p.since < $until AND $since < p.until
WITH DISTINCT unsure, t
OPTIONAL MATCH (t)<-[:IN_TOWNSHIP]-(v:Visit)<-[:MADE]-(m:Member)
WHERE v.date >= $since AND v.date < $until AND v.reached
WITH unsure, t, v, m
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= v.date AND v.date < s.until
RETURN t.id AS subject, t.name AS name, count(DISTINCT CASE WHEN s.since IS NOT NULL THEN v.id END) AS value, unsure
ORDER BY subject
// why
MATCH (:Township {id: $subject})<-[:IN_TOWNSHIP]-(v:Visit)<-[:MADE]-(m:Member)
WHERE v.date >= $since AND v.date < $until AND v.reached
WITH v, m
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= v.date AND v.date < s.until
WITH DISTINCT v, m
RETURN 'Visit' AS fact, m.name AS name, v.date AS date, v.rows AS rows
ORDER BY date, name
