/*---
id         = "constituencies-per-member"
title      = { zh = "委员所属界别数", en = "Constituencies of a member" }
shape      = "exactly-one"
subject    = "Member"
unit       = { zh = "个界别", en = "constituencies" }
needs      = { members = "up" }
params     = { day = "date" }
bound      = { equals = 1 }
gap        = { zh = "没有界别，或不止一个界别", en = "in no constituency, or in more than one" }
mechanisms = ["TR1"]
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
OPTIONAL MATCH (m)-[r:REPRESENTS]->(k:Constituency)
WHERE r.since <= $day AND $day < r.until
WITH m, k
OPTIONAL MATCH (k)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
RETURN m.id AS subject, m.name AS name, count(DISTINCT CASE WHEN o.since IS NOT NULL THEN k.id END) AS value
ORDER BY subject
// why
MATCH (:Member {id: $subject})-[r:REPRESENTS]->(k:Constituency)
WHERE r.since <= $day AND $day < r.until
WITH k, r
MATCH (k)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT k, r
RETURN 'REPRESENTS' AS fact, k.name AS name, CASE WHEN r.since_known THEN r.since END AS date, r.rows AS rows
ORDER BY name
