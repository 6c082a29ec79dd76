/*---
id         = "visits-near-home"
title      = { zh = "委员在居住地乡镇（街道）的走访次数", en = "Visits a member made in the home township" }
shape      = "events"
subject    = "Member"
unit       = { zh = "次", en = "visits" }
needs      = { members = "any", places = "any", contacts = "up", visits = "up", leader_visits = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 2 }
gap        = { zh = "期内在居住地的走访次数不足", en = "too few visits near home were logged" }
mechanisms = ["TR2"]
evidence   = { unsure = { zh = "地点不明的走访", en = "visits without a place" } }
note       = { zh = "期内任过委员者任内所作走访，走访地为当时居住的乡镇（街道）；没有走访地的只计入可能的上限；居住地不明的无法判断；未见到的不算", en = "whoever sat at any time in the period, for visits made while sitting, in a township lived in on that day; one without a place widens the value upward only; a member without a known home cannot be told; attempts do not count" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
WITH m, s.since AS came, s.until AS went
OPTIONAL MATCH (m)-[:MADE]->(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached
WITH m, v, came <= v.date AND v.date < went AS seated
OPTIONAL MATCH (v)-[:IN_TOWNSHIP]->(t:Township)
WITH m, v, seated, t.id AS place
OPTIONAL MATCH (m)-[h:LIVES_IN]->(home:Township)
WHERE h.since < $until AND $since < h.until
RETURN m.id AS subject, m.name AS name,
       CASE WHEN count(home.id) > 0
            THEN count(DISTINCT CASE WHEN seated AND home.id = place AND h.since <= v.date AND v.date < h.until THEN v.id END) END AS value,
       count(DISTINCT CASE WHEN seated AND place IS NULL THEN v.id END) AS unsure
ORDER BY subject
// why
MATCH (m:Member {id: $subject})-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
WITH m, s.since AS came, s.until AS went
MATCH (m)-[:MADE]->(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
WITH DISTINCT m, v
MATCH (v)-[:IN_TOWNSHIP]->(t:Township)
WITH m, v, t
MATCH (m)-[h:LIVES_IN]->(home:Township)
WHERE home.id = t.id AND h.since <= v.date AND v.date < h.until
WITH DISTINCT v, t
RETURN 'Visit' AS fact, t.name AS name, v.date AS date, v.rows AS rows
ORDER BY date, name
