/*---
id         = "members-per-constituency"
title      = { zh = "界别委员数", en = "Members of the constituency" }
shape      = "range"
subject    = "Constituency"
unit       = { zh = "人", en = "members" }
needs      = { members = "up", constituencies = "any" }
params     = { day = "date" }
bound      = { at_least = 1 }
gap        = { zh = "该界别没有委员", en = "nobody represents it" }
mechanisms = ["TR1"]
---*/
MATCH (k:Constituency)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT k
OPTIONAL MATCH (k)<-[r:REPRESENTS]-(m:Member)
WHERE r.since <= $day AND $day < r.until
WITH k, m
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
RETURN k.id AS subject, k.name AS name, count(DISTINCT CASE WHEN s.since IS NOT NULL THEN m.id END) AS value
ORDER BY subject
// why
MATCH (:Constituency {id: $subject})<-[r:REPRESENTS]-(m:Member)
WHERE r.since <= $day AND $day < r.until
WITH m, r
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m, r
RETURN 'REPRESENTS' AS fact, m.name AS name, CASE WHEN r.since_known THEN r.since END AS date, r.rows AS rows
ORDER BY name
