/*---
id         = "contacts-short-of-total"
title      = { zh = "联系对象汇总数与名单之差", en = "Stated total of a committee's contacts against its members' lists" }
shape      = "sum"
subject    = "Committee"
unit       = { zh = "人", en = "contacts" }
needs      = { committees = "any", members = "any", contacts = "down" }
params     = { day = "date" }
bound      = { equals = 0 }
gap        = { zh = "委员联络委汇总的联系对象数与该专委会委员名单不符", en = "the total stated is not the total of its members' lists" }
mechanisms = ["TR3"]
evidence   = { stated = { zh = "汇总数", en = "stated total" }, listed = { zh = "名单合计", en = "on the lists" } }
note       = { zh = "汇总数减名单合计；一人由两位委员联系的计两次；没有汇总数的无法判断", en = "the total less what the lists add up to; a person kept by two members is on two lists; without a total it cannot be told" }
---*/
MATCH (q:Committee)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT q
OPTIONAL MATCH (q)<-[p:PLACED_UNDER]-(m:Member)
WHERE p.since <= $day AND $day < p.until
WITH DISTINCT q, m
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH q, m, count(s.since) AS seats
OPTIONAL MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since <= $day AND $day < r.until
WITH DISTINCT q, m, seats, c
WITH q, sum(CASE WHEN seats > 0 AND c.id IS NOT NULL THEN 1 ELSE 0 END) AS listed
RETURN q.id AS subject, q.name AS name, q.contacts_total - listed AS value, q.contacts_total AS stated, listed
ORDER BY subject
// why
MATCH (:Committee {id: $subject})<-[p:PLACED_UNDER]-(m:Member)
WHERE p.since <= $day AND $day < p.until
WITH DISTINCT m
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since <= $day AND $day < r.until
RETURN 'KEEPS_CONTACT' AS fact, coalesce(m.name, m.id) + ' → ' + coalesce(c.name, c.id) AS name,
       CASE WHEN r.since_known THEN r.since END AS date, r.rows AS rows
ORDER BY name
