/*---
id         = "contacts-not-filed"
title      = { zh = "未向所在专委会备案的联系对象数", en = "Contacts not filed with the member's own committee" }
shape      = "filed"
subject    = "Member"
unit       = { zh = "人", en = "contacts" }
needs      = { members = "any", contacts = "any" }
params     = { day = "date" }
bound      = { equals = 0 }
gap        = { zh = "联系对象名单没有全部向所在专委会备案", en = "not every contact on the list is filed with the own committee" }
mechanisms = ["TR3"]
evidence   = { contacts = { zh = "联系对象数", en = "contacts kept" } }
note       = { zh = "只看有联系对象的委员；备案须不晚于当日，且受理的是当日归口的专委会", en = "members who keep at least one contact; filed on or before the day, with a committee the member is placed under on that day" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
OPTIONAL MATCH (m)-[p:PLACED_UNDER]->(q:Committee)
WHERE p.since <= $day AND $day < p.until
WITH m, collect(q.id) AS own
MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since <= $day AND $day < r.until
WITH m, c, max(CASE WHEN r.filed_with IN own AND r.filed_on <= $day THEN 1 ELSE 0 END) AS filed
RETURN m.id AS subject, m.name AS name, count(c) - sum(filed) AS value, count(c) AS contacts
ORDER BY subject
// why
MATCH (m:Member {id: $subject})-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since <= $day AND $day < r.until
OPTIONAL MATCH (m)-[p:PLACED_UNDER]->(q:Committee)
WHERE p.since <= $day AND $day < p.until AND q.id = r.filed_with AND r.filed_on <= $day
WITH c, r, count(q.id) AS filed
WHERE filed = 0
RETURN 'KEEPS_CONTACT' AS fact, c.name AS name, r.filed_on AS date, r.rows AS rows
ORDER BY name
