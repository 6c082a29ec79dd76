/*---
id         = "contacts-kept-as-per-member"
title      = { zh = "委员在本界别的某类联系对象数（固定或灵活）", en = "Contacts in the own constituency kept as fixed or flexible" }
shape      = "range"
subject    = "Member"
unit       = { zh = "人", en = "contacts" }
needs      = { members = "any", constituencies = "any", contacts = "up" }
params     = { day = "date", kinds = "texts" }
words      = { kinds = "contact_kind" }
examples   = { kinds = ["fixed", "flexible"] }
bound      = { at_least = 3 }
gap        = { zh = "本界别此类联系对象不足", en = "too few such contacts in the own constituency" }
mechanisms = ["TR1"]
evidence   = { unsure = { zh = "联系类型不明的对象", en = "contacts kept in an unknown way" } }
note       = { zh = "当日结对、联系类型在所问之列、且当日属于委员所在界别的对象；联系类型空白的只计入可能的上限", en = "contacts kept on the day in one of these ways who belong to a constituency of the body that the member represents on that day; one of blank kind widens the value upward only" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
OPTIONAL MATCH (m)-[p:REPRESENTS]->(k:Constituency)
WHERE p.since <= $day AND $day < p.until
WITH m, k
OPTIONAL MATCH (k)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH m, collect(CASE WHEN o.since IS NOT NULL THEN k.id END) AS own
OPTIONAL MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since <= $day AND $day < r.until
WITH m, own, c, CASE WHEN r.kind IS NULL THEN 'blank' WHEN r.kind IN $kinds THEN 'asked' END AS way
OPTIONAL MATCH (c)-[g:BELONGS_TO]->(k:Constituency)
WHERE g.since <= $day AND $day < g.until
WITH DISTINCT m, c, way, k.id IN own AS inside
RETURN m.id AS subject, m.name AS name,
       count(CASE WHEN inside AND way = 'asked' THEN 1 END) AS value,
       count(CASE WHEN inside AND way = 'blank' THEN 1 END) AS unsure
ORDER BY subject
// why
MATCH (m:Member {id: $subject})-[p:REPRESENTS]->(k:Constituency)
WHERE p.since <= $day AND $day < p.until
WITH m, k
MATCH (k)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH m, collect(k.id) AS own
MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since <= $day AND $day < r.until AND r.kind IN $kinds
WITH own, c, r
MATCH (c)-[g:BELONGS_TO]->(k:Constituency)
WHERE k.id IN own AND g.since <= $day AND $day < g.until
WITH DISTINCT c, r
RETURN 'KEEPS_CONTACT' AS fact, c.name AS name, CASE WHEN r.since_known THEN r.since END AS date, r.rows AS rows
ORDER BY name
