/*---
id         = "contacts-per-member"
title      = { zh = "委员在本界别的联系对象数", en = "Contacts a member keeps in the own constituency" }
shape      = "range"
subject    = "Member"
unit       = { zh = "人", en = "contacts" }
needs      = { members = "any", contacts = "up" }
params     = { day = "date" }
bound      = { at_least = 3, at_most = 5 }
gap        = { zh = "本界别联系对象数不在规定范围内", en = "the number of contacts in the own constituency is out of range" }
mechanisms = ["TR1"]
note       = { zh = "当日结对、且当日属于委员所在界别的对象", en = "contacts kept on the day who belong to a constituency of the body that the member represents on that day" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
OPTIONAL MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)-[g:BELONGS_TO]->(k:Constituency)-[o:OF]->(:Body {id: $body}),
               (m)-[p:REPRESENTS]->(k)
WHERE r.since <= $day AND $day < r.until AND g.since <= $day AND $day < g.until
  AND o.since <= $day AND $day < o.until AND p.since <= $day AND $day < p.until
RETURN m.id AS subject, m.name AS name, count(DISTINCT c.id) AS value
ORDER BY subject
// why
MATCH (m:Member {id: $subject})-[r:KEEPS_CONTACT]->(c:Contact)-[g:BELONGS_TO]->(k:Constituency)-[o:OF]->(:Body {id: $body})
MATCH (m)-[p:REPRESENTS]->(k)
WHERE r.since <= $day AND $day < r.until AND g.since <= $day AND $day < g.until
  AND o.since <= $day AND $day < o.until AND p.since <= $day AND $day < p.until
WITH DISTINCT c, r
RETURN 'KEEPS_CONTACT' AS fact, c.name AS name, CASE WHEN r.since_known THEN r.since END AS date, r.rows AS rows
ORDER BY name
