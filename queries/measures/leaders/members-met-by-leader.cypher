/*---
id         = "members-met-by-leader"
title      = { zh = "领导走访委员次数", en = "Visits of any leader to a member" }
shape      = "pattern"
subject    = "Member"
unit       = { zh = "次", en = "visits" }
needs      = { members = "any", leader_visits = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "期内没有领导走访该委员的记录", en = "no visit of a leader to this member was logged" }
mechanisms = ["YT7"]
note       = { zh = "走访当日联系着任一委员的，即为领导；领导本人不在其内", en = "a leader is who was linked to any member on the day of the visit; members who were leaders in the period are left out" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
  AND NOT EXISTS { MATCH (m)-[own:LINKED_TO]->(:Member) WHERE own.since < $until AND $since < own.until }
WITH m, s.since AS came, s.until AS went
OPTIONAL MATCH (m)<-[:VISITED]-(v:Visit)<-[:MADE]-(x:Member)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
WITH m, v, x
OPTIONAL MATCH (x)-[r:LINKED_TO]->(:Member)
WHERE r.since <= v.date AND v.date < r.until
RETURN m.id AS subject, m.name AS name, count(DISTINCT CASE WHEN r.since IS NOT NULL THEN v.id END) AS value
ORDER BY subject
// why
MATCH (m:Member {id: $subject})-[s:SITS_IN]->(:Body {id: $body})
WITH m, s.since AS came, s.until AS went
MATCH (m)<-[:VISITED]-(v:Visit)<-[:MADE]-(x:Member)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
WITH v, x
MATCH (x)-[r:LINKED_TO]->(:Member)
WHERE r.since <= v.date AND v.date < r.until
WITH DISTINCT v, x
RETURN 'Visit' AS fact, x.name AS name, v.date AS date, v.rows AS rows
ORDER BY date, name
