/*---
id         = "townships-per-group"
title      = { zh = "小组结对的乡镇（街道）数", en = "Townships paired with the group" }
shape      = "range"
subject    = "Group"
unit       = { zh = "个乡镇（街道）", en = "townships" }
needs      = { groups = "any", places = "up", members = "subjects", appointments = "subjects" }
brings     = { kinds = { appointments = "mediation", members = "constituency|township_liaison" } }
params     = { day = "date", kinds = "texts" }
words      = { kinds = "group_kind" }
examples   = { kinds = ["performance"] }
bound      = { at_least = 1 }
gap        = { zh = "该小组没有结对乡镇（街道）", en = "it is paired with no township" }
mechanisms = ["TZ3"]
---*/
MATCH (g:`Group`)-[o:OF]->(:Body {id: $body})
WHERE g.kind IN $kinds AND o.since <= $day AND $day < o.until
WITH DISTINCT g
OPTIONAL MATCH (g)-[f:RESPONSIBLE_FOR]->(t:Township)
WHERE f.since <= $day AND $day < f.until
RETURN g.id AS subject, g.name AS name, count(DISTINCT t.id) AS value
ORDER BY subject
// why
MATCH (:`Group` {id: $subject})-[f:RESPONSIBLE_FOR]->(t:Township)
WHERE f.since <= $day AND $day < f.until
RETURN 'RESPONSIBLE_FOR' AS fact, t.name AS name, CASE WHEN f.since_known THEN f.since END AS date, f.rows AS rows
ORDER BY name
