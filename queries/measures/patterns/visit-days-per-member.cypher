/*---
id         = "visit-days-per-member"
title      = { zh = "委员走访的天数", en = "Days on which a member visited" }
shape      = "pattern"
subject    = "Member"
unit       = { zh = "天", en = "days" }
needs      = { members = "any", contacts = "up", visits = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 2 }
gap        = { zh = "期内全部走访都记在同一天", en = "all visits of the period are logged on one single day" }
mechanisms = ["TR2", "YT8"]
evidence   = { visits = { zh = "走访次数", en = "visits" } }
note       = { zh = "只看期内走访联系对象两次及以上的委员", en = "members with two or more visits to contacts in the period" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
WITH m, s.since AS came, s.until AS went
MATCH (m)-[:MADE]->(v:Visit)-[:VISITED]->(:Contact)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
WITH DISTINCT m, v
WITH m, count(DISTINCT v.date) AS days, count(v) AS visits
WHERE visits >= 2
RETURN m.id AS subject, m.name AS name, days AS value, visits
ORDER BY subject
// why
MATCH (m:Member {id: $subject})-[s:SITS_IN]->(:Body {id: $body})
WITH m, s.since AS came, s.until AS went
MATCH (m)-[:MADE]->(v:Visit)-[:VISITED]->(c:Contact)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
WITH DISTINCT v, c
RETURN 'Visit' AS fact, c.name AS name, v.date AS date, v.rows AS rows
ORDER BY date, name
