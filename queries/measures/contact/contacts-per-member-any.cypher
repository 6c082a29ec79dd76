/*---
id         = "contacts-per-member-any"
title      = { zh = "委员联系对象数（不限界别）", en = "Contacts a member keeps, of any constituency" }
shape      = "range"
subject    = "Member"
unit       = { zh = "人", en = "contacts" }
needs      = { contacts = "up", members = "subjects" }
params     = { day = "date" }
bound      = { at_least = 3, at_most = 5 }
gap        = { zh = "联系对象数不在规定范围内", en = "the number of contacts is out of range" }
mechanisms = ["TR1"]
note       = { zh = "第二种读法：名单未写界别的对象也计入", en = "the second reading: contacts whose list does not say a constituency count too" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
OPTIONAL MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since <= $day AND $day < r.until
RETURN m.id AS subject, m.name AS name, count(DISTINCT c.id) AS value
ORDER BY subject
// why
MATCH (:Member {id: $subject})-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since <= $day AND $day < r.until
WITH DISTINCT c, r
RETURN 'KEEPS_CONTACT' AS fact, c.name AS name, CASE WHEN r.since_known THEN r.since END AS date, r.rows AS rows
ORDER BY name
