/*---
id         = "branches-reaching-member"
title      = { zh = "覆盖到委员的党组织数", en = "Party branches that reach a member" }
shape      = "range"
subject    = "Member"
unit       = { zh = "个党组织", en = "branches" }
needs      = { members = "any", groups = "up", places = "up", appointments = "up" }
brings     = { kinds = { places = "township_liaison", appointments = "mediation" } }
params     = { day = "date", kinds = "texts" }
words      = { kinds = "group_kind" }
examples   = { kinds = ["branch", "team"] }
bound      = { at_least = 1 }
gap        = { zh = "委员不在党组织中，所在界别也没有党组织联系", en = "the member is in no branch, and none looks after the member's constituency" }
mechanisms = ["TR18", "QD6"]
note       = { zh = "不论是否党员：委员编入的（书记、组长也算在内），或联系其所在界别的党组织，各计一次", en = "of every member, of the party or not: the branches that the member is in (or heads), and those that look after the member's constituency, each once" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
OPTIONAL MATCH (m)-[j:IN_GROUP|HEADS]->(g:`Group`)
WHERE g.kind IN $kinds AND j.since <= $day AND $day < j.until
WITH DISTINCT m, g
OPTIONAL MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH m, collect(DISTINCT CASE WHEN o.since IS NOT NULL THEN g.id END) AS own
OPTIONAL MATCH (m)-[p:REPRESENTS]->(k:Constituency)
WHERE p.since <= $day AND $day < p.until
WITH DISTINCT m, own, k
OPTIONAL MATCH (k)<-[r:RESPONSIBLE_FOR]-(g:`Group`)
WHERE g.kind IN $kinds AND r.since <= $day AND $day < r.until
WITH DISTINCT m, own, g
OPTIONAL MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH m, size(own) AS within, count(DISTINCT CASE WHEN o.since IS NOT NULL AND NOT g.id IN own THEN g.id END) AS beside
RETURN m.id AS subject, m.name AS name, within + beside AS value
ORDER BY subject
// why
MATCH (:Member {id: $subject})-[j:IN_GROUP|HEADS]->(g:`Group`)
WHERE g.kind IN $kinds AND j.since <= $day AND $day < j.until
WITH g, j
MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT g, j
RETURN 'IN_GROUP' AS fact, g.name AS name, CASE WHEN j.since_known THEN j.since END AS date, j.rows AS rows
UNION
MATCH (:Member {id: $subject})-[p:REPRESENTS]->(k:Constituency)
WHERE p.since <= $day AND $day < p.until
WITH DISTINCT k
MATCH (k)<-[r:RESPONSIBLE_FOR]-(g:`Group`)
WHERE g.kind IN $kinds AND r.since <= $day AND $day < r.until
WITH g, r
MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT g, r
RETURN 'RESPONSIBLE_FOR' AS fact, g.name AS name, CASE WHEN r.since_known THEN r.since END AS date, r.rows AS rows
