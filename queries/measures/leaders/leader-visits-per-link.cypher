/*---
id         = "leader-visits-per-link"
title      = { zh = "领导走访所联系委员次数", en = "Visits of a leader to each linked member" }
shape      = "events"
subject    = "Member"
object     = "Member"
unit       = { zh = "次", en = "visits" }
needs      = { members = "any", leader_visits = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 2 }
gap        = { zh = "期内领导走访所联系委员的次数不足", en = "too few visits of the leader to this member were logged" }
mechanisms = ["TR6"]
note       = { zh = "主体是领导，客体是所联系的委员；期内有联系关系、且委员在任的每一对", en = "the subject is the leader, the object the linked member; every pair linked at any time in the period while the member sat; visits made while both held" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
WITH m, s.since AS came, s.until AS went
MATCH (m)<-[r:LINKED_TO]-(x:Member)
WHERE r.since < $until AND $since < r.until AND came < r.until AND r.since < went
OPTIONAL MATCH (x)-[:MADE]->(v:Visit)-[:VISITED]->(m)
WHERE v.date >= $since AND v.date < $until AND v.reached
  AND came <= v.date AND v.date < went AND r.since <= v.date AND v.date < r.until
RETURN x.id AS subject, x.name AS name, m.id AS object, m.name AS object_name, count(DISTINCT v.id) AS value
ORDER BY subject, object
// why
MATCH (m:Member {id: $object})-[s:SITS_IN]->(:Body {id: $body})
WITH m, s.since AS came, s.until AS went
MATCH (m)<-[r:LINKED_TO]-(x:Member {id: $subject})
WITH m, x, came, went, r.since AS linked, r.until AS ended
MATCH (x)-[:MADE]->(v:Visit)-[:VISITED]->(m)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went AND linked <= v.date AND v.date < ended
WITH DISTINCT v, x, m
RETURN 'Visit' AS fact, coalesce(x.name, x.id) + ' → ' + coalesce(m.name, m.id) AS name, v.date AS date, v.rows AS rows
ORDER BY date, name
