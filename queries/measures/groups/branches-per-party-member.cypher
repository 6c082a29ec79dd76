/*---
id         = "branches-per-party-member"
title      = { zh = "党员委员所在党组织数", en = "Party branches of a party member" }
shape      = "range"
subject    = "Member"
unit       = { zh = "个党组织", en = "branches" }
needs      = { members = "any", groups = "up", places = "up", appointments = "up" }
brings     = { kinds = { places = "township_liaison", appointments = "mediation" } }
params     = { day = "date", parties = "texts", kinds = "texts" }
words      = { kinds = "group_kind" }
examples   = { parties = ["中共党员"], kinds = ["branch"] }
bound      = { at_least = 1 }
gap        = { zh = "该党员委员没有编入党组织", en = "this party member is in no branch" }
mechanisms = ["TR18", "QD6"]
note       = { zh = "政治面貌属于 parties 的委员；书记、组长也算在内。政治面貌空白、又没有编入的，无法判断", en = "members whose party is among `parties`; a branch's head is in it. Whoever is in none and has a blank party cannot be told" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
WHERE m.party IN $parties OR coalesce(m.party, '') = ''
OPTIONAL MATCH (m)-[j:IN_GROUP|HEADS]->(g:`Group`)
WHERE g.kind IN $kinds AND j.since <= $day AND $day < j.until
WITH DISTINCT m, g
OPTIONAL MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH m, count(DISTINCT CASE WHEN o.since IS NOT NULL THEN g.id END) AS branches
RETURN m.id AS subject, m.name AS name, CASE WHEN branches > 0 OR m.party IN $parties THEN branches END AS value
ORDER BY subject
// why
MATCH (:Member {id: $subject})-[j:IN_GROUP|HEADS]->(g:`Group`)
WHERE g.kind IN $kinds AND j.since <= $day AND $day < j.until
WITH g, j
MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT g, j
RETURN 'IN_GROUP' AS fact, g.name AS name, CASE WHEN j.since_known THEN j.since END AS date, j.rows AS rows
ORDER BY name
