/*---
id         = "visits-per-contact-of-kind"
title      = { zh = "企业、农户等联系对象被走访次数", en = "Visits to each firm, household or other contact of a kind" }
shape      = "events"
subject    = "Contact"
unit       = { zh = "次", en = "visits" }
needs      = { members = "any", contacts = "any", visits = "up" }
params     = { since = "date", until = "date", kinds = "texts" }
words      = { kinds = "contact_type" }
examples   = { kinds = ["firm", "household"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有走访该联系对象的记录", en = "no visit to it was logged" }
mechanisms = ["CC9"]
note       = { zh = "本会委员期内联系的，或期末以前走访过的该类对象；不论由谁走访；没有注明类型的按个人计", en = "contacts of the kind whom sitting members kept in the period or went to before its end; whoever went; those of a blank kind are persons" }
---*/
MATCH (c:Contact)
WHERE coalesce(c.kind, 'person') IN $kinds
OPTIONAL MATCH (c)<-[r:KEEPS_CONTACT]-(m:Member)
WHERE r.since < $until AND $since < r.until
WITH c, m, r.since AS kept, r.until AS dropped
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until AND s.since < dropped AND kept < s.until
WITH c, count(s.since) AS keepers
OPTIONAL MATCH (c)<-[:VISITED]-(v:Visit)
WHERE v.date < $until
WITH c, keepers, v
OPTIONAL MATCH (v)<-[:MADE]-(m:Member)
WITH c, keepers, v, m
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= v.date AND v.date < s.until
WITH c, keepers, count(s.since) AS goers,
     count(DISTINCT CASE WHEN v.date >= $since AND v.reached THEN v.id END) AS visits
WHERE keepers + goers > 0
RETURN c.id AS subject, c.name AS name, visits AS value
ORDER BY subject
// why
MATCH (:Contact {id: $subject})<-[:VISITED]-(v:Visit)<-[:MADE]-(m:Member)
WHERE v.date >= $since AND v.date < $until AND v.reached
WITH DISTINCT v, m
RETURN 'Visit' AS fact, m.name AS name, v.date AS date, v.rows AS rows
ORDER BY date, name
