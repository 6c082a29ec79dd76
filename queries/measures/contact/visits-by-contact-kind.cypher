/*---
id         = "visits-by-contact-kind"
title      = { zh = "各类走访对象数", en = "Whom the members visited, by kind" }
shape      = "grid"
subject    = "Body"
object     = "cell"
cells      = ["visited"]
unit       = { zh = "个（户、人）", en = "visited" }
needs      = { members = "any", contacts = "any", visits = "up", leader_visits = "up" }
brings     = { cells = { contacts = "(?!member$).*", visits = "(?!member$).*", leader_visits = "member" } }
params     = { since = "date", until = "date", cells = "texts" }
examples   = { cells = ["person", "firm", "household", "project", "member"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有走访过这类对象的记录", en = "no visit to any of this kind was logged" }
mechanisms = ["CC9"]
note       = { zh = "在任委员期内见到的对象，同一对象只计一个；没有注明类型的按个人计；member 为被走访的委员", en = "distinct ones met by sitting members in the period; those of a blank kind are persons; `member` is members visited" }
---*/
MATCH (b:Body {id: $body})
OPTIONAL MATCH (b)<-[s:SITS_IN]-(m:Member)
WHERE s.since < $until AND $since < s.until
WITH b, m, s.since AS came, s.until AS went
OPTIONAL MATCH (m)-[:MADE]->(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
WITH DISTINCT b, v
OPTIONAL MATCH (v)-[:VISITED]->(c:Contact)
WITH DISTINCT b, v, c
OPTIONAL MATCH (v)-[:VISITED]->(x:Member)
WITH DISTINCT b, c, x
UNWIND $cells AS cell
RETURN b.id AS subject, b.name AS name, cell AS object, cell AS object_name,
       count(DISTINCT CASE WHEN cell = 'member' THEN x.id WHEN coalesce(c.kind, 'person') = cell THEN c.id END) AS value
ORDER BY subject, object
// why
MATCH (:Body {id: $body})<-[s:SITS_IN]-(m:Member)
WHERE s.since < $until AND $since < s.until
WITH m, s.since AS came, s.until AS went
MATCH (m)-[:MADE]->(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
WITH DISTINCT m, v
MATCH (v)-[:VISITED]->(c:Contact)
WHERE coalesce(c.kind, 'person') = $object
WITH DISTINCT m, v, c
RETURN 'Visit' AS fact, coalesce(m.name, m.id) + ' → ' + coalesce(c.name, c.id) AS name, v.date AS date, v.rows AS rows
UNION ALL
MATCH (:Body {id: $body})<-[s:SITS_IN]-(m:Member)
WHERE s.since < $until AND $since < s.until AND $object = 'member'
WITH m, s.since AS came, s.until AS went
MATCH (m)-[:MADE]->(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
WITH DISTINCT m, v
MATCH (v)-[:VISITED]->(x:Member)
WITH DISTINCT m, v, x
RETURN 'Visit' AS fact, coalesce(m.name, m.id) + ' → ' + coalesce(x.name, x.id) AS name, v.date AS date, v.rows AS rows
