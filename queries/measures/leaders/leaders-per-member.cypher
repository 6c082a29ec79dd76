/*---
id         = "leaders-per-member"
title      = { zh = "联系委员的领导数", en = "Leaders linked to a member" }
shape      = "range"
subject    = "Member"
unit       = { zh = "位领导", en = "leaders" }
needs      = { members = "up" }
params     = { day = "date" }
bound      = { at_least = 1 }
gap        = { zh = "没有领导联系该委员", en = "no leader is linked to this member" }
mechanisms = ["TR6"]
note       = { zh = "自己联系其他委员的领导不在其内", en = "leaders, who are linked to members themselves, are left out" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
  AND NOT EXISTS { MATCH (m)-[own:LINKED_TO]->(:Member) WHERE own.since <= $day AND $day < own.until }
OPTIONAL MATCH (m)<-[r:LINKED_TO]-(x:Member)
WHERE r.since <= $day AND $day < r.until
RETURN m.id AS subject, m.name AS name, count(DISTINCT x.id) AS value
ORDER BY subject
// why
MATCH (:Member {id: $subject})<-[r:LINKED_TO]-(x:Member)
WHERE r.since <= $day AND $day < r.until
WITH DISTINCT x, r
RETURN 'LINKED_TO' AS fact, x.name AS name, CASE WHEN r.since_known THEN r.since END AS date, r.rows AS rows
ORDER BY name
