/*---
id         = "committees-per-member"
title      = { zh = "委员归口专委会数", en = "Committees a member is placed under" }
shape      = "exactly-one"
subject    = "Member"
unit       = { zh = "个专委会", en = "committees" }
needs      = { members = "up" }
params     = { day = "date" }
bound      = { equals = 1 }
gap        = { zh = "没有归口专委会，或不止一个", en = "placed under no committee, or under more than one" }
mechanisms = ["TR9"]
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
OPTIONAL MATCH (m)-[r:PLACED_UNDER]->(q:Committee)
WHERE r.since <= $day AND $day < r.until
WITH m, q
OPTIONAL MATCH (q)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
RETURN m.id AS subject, m.name AS name, count(DISTINCT CASE WHEN o.since IS NOT NULL THEN q.id END) AS value
ORDER BY subject
// why
MATCH (:Member {id: $subject})-[r:PLACED_UNDER]->(q:Committee)
WHERE r.since <= $day AND $day < r.until
WITH q, r
MATCH (q)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT q, r
RETURN 'PLACED_UNDER' AS fact, q.name AS name, CASE WHEN r.since_known THEN r.since END AS date, r.rows AS rows
ORDER BY name
