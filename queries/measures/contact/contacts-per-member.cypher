/*---
id         = "contacts-per-member"
title      = { zh = "委员在本界别的联系对象数", en = "Contacts a member keeps in the own constituency" }
shape      = "range"
subject    = "Member"
unit       = { zh = "人", en = "contacts" }
needs      = { members = "any", constituencies = "any", contacts = "up" }
params     = { day = "date" }
bound      = { at_least = 3, at_most = 5 }
gap        = { zh = "本界别联系对象数不在规定范围内", en = "the number of contacts in the own constituency is out of range" }
mechanisms = ["TR1"]
note       = { zh = "当日结对、且当日属于委员所在界别的对象", en = "contacts kept on the day who belong to a constituency of the body that the member represents on that day" }
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
WITH m, own, c
OPTIONAL MATCH (c)-[g:BELONGS_TO]->(k:Constituency)
WHERE g.since <= $day AND $day < g.until
RETURN m.id AS subject, m.name AS name, count(DISTINCT CASE WHEN k.id IN own THEN c.id END) AS value
ORDER BY subject
// why
MATCH (m:Member {id: $subject})-[p:REPRESENTS]->(k:Constituency)
WHERE p.since <= $day AND $day < p.until
WITH m, k
MATCH (k)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH m, collect(k.id) AS own
MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since <= $day AND $day < r.until
WITH own, c, r
MATCH (c)-[g:BELONGS_TO]->(k:Constituency)
WHERE k.id IN own AND g.since <= $day AND $day < g.until
WITH DISTINCT c, r
RETURN 'KEEPS_CONTACT' AS fact, c.name AS name, CASE WHEN r.since_known THEN r.since END AS date, r.rows AS rows
ORDER BY name
