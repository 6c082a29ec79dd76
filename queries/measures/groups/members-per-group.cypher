/*---
id         = "members-per-group"
title      = { zh = "小组的委员人数", en = "Members of the group" }
shape      = "range"
subject    = "Group"
unit       = { zh = "名委员", en = "members" }
needs      = { groups = "any", members = "any", places = "any", appointments = "any" }
brings     = { kinds = { places = "township_liaison", appointments = "mediation" } }
params     = { day = "date", kinds = "texts" }
words      = { kinds = "group_kind" }
examples   = { kinds = ["team"] }
bound      = { at_least = 1 }
gap        = { zh = "该小组（团队）的委员人数不符", en = "the number of its members is not as asked" }
mechanisms = ["CC8", "CC12", "GS2"]
note       = { zh = "组长也算在内；一人在多个小组的，各组分别计", en = "its heads count; who is in several groups counts in each" }
---*/
MATCH (g:`Group`)-[o:OF]->(:Body {id: $body})
WHERE g.kind IN $kinds AND o.since <= $day AND $day < o.until
WITH DISTINCT g
OPTIONAL MATCH (g)<-[j:IN_GROUP|HEADS]-(m:Member)
WHERE j.since <= $day AND $day < j.until
WITH DISTINCT g, m
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
RETURN g.id AS subject, g.name AS name, count(DISTINCT CASE WHEN s.since IS NOT NULL THEN m.id END) AS value
ORDER BY subject
// why
MATCH (:`Group` {id: $subject})<-[j:IN_GROUP|HEADS]-(m:Member)
WHERE j.since <= $day AND $day < j.until
WITH m, j
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m, j
RETURN 'IN_GROUP' AS fact, m.name AS name, CASE WHEN j.since_known THEN j.since END AS date, j.rows AS rows
ORDER BY name
