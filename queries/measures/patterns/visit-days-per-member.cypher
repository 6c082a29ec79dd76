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
evidence   = { unsure = { zh = "日期不到天的走访", en = "visits of which only about the day is known" }, visits = { zh = "走访次数", en = "visits" } }
note       = { zh = "只看期内走访联系对象两次及以上的委员；日期不到天（如只写月份）的走访可能与其他走访在同一天的，只计入可能的上限", en = "members with two or more visits to contacts in the period; a visit of which only the month or so is known widens the value upward only where it may be of the same day as others" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
WITH m, s.since AS came, s.until AS went
MATCH (m)-[:MADE]->(v:Visit)-[:VISITED]->(:Contact)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
WITH DISTINCT m, v
WITH m, v.date AS day, coalesce(v.latest, v.date) AS latest
WITH m, count(day) AS visits, count(DISTINCT CASE WHEN latest = day THEN day END) AS days,
     sum(CASE WHEN latest > day THEN 1 ELSE 0 END) AS rough, CASE WHEN min(latest) < max(day) THEN 2 ELSE 1 END AS apart
WHERE visits >= 2
WITH m, visits, days + rough AS most, CASE WHEN days > apart THEN days ELSE apart END AS least
RETURN m.id AS subject, m.name AS name, least AS value, most - least AS unsure, visits
ORDER BY subject
// why
MATCH (m:Member {id: $subject})-[s:SITS_IN]->(:Body {id: $body})
WITH m, s.since AS came, s.until AS went
MATCH (m)-[:MADE]->(v:Visit)-[:VISITED]->(c:Contact)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
WITH DISTINCT v, c
RETURN 'Visit' AS fact, c.name AS name, v.date AS date, v.rows AS rows
ORDER BY date, name
