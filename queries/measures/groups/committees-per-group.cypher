/*---
id         = "committees-per-group"
title      = { zh = "牵头小组的专委会数", en = "Committees that lead the group" }
shape      = "range"
subject    = "Group"
unit       = { zh = "个专委会", en = "committees" }
needs      = { groups = "any", places = "subjects", appointments = "subjects", members = "subjects" }
brings     = { kinds = { places = "township_liaison", appointments = "mediation", members = "constituency|township_liaison" } }
params     = { day = "date", kinds = "texts" }
words      = { kinds = "group_kind" }
examples   = { kinds = ["team", "performance", "branch"] }
bound      = { at_least = 1 }
gap        = { zh = "没有专委会牵头该小组", en = "no committee leads it" }
mechanisms = ["TZ3"]
note       = { zh = "小组名册上写明的牵头委室；只计本会的专委会", en = "as the sheet of groups says; only committees of the body count" }
---*/
MATCH (g:`Group`)-[o:OF]->(:Body {id: $body})
WHERE g.kind IN $kinds AND o.since <= $day AND $day < o.until
WITH DISTINCT g
OPTIONAL MATCH (g)<-[l:RESPONSIBLE_FOR]-(q:Committee)
WHERE l.since <= $day AND $day < l.until
WITH DISTINCT g, q
OPTIONAL MATCH (q)-[z:OF]->(:Body {id: $body})
WHERE z.since <= $day AND $day < z.until
RETURN g.id AS subject, g.name AS name, count(DISTINCT CASE WHEN z.since IS NOT NULL THEN q.id END) AS value
ORDER BY subject
// why
MATCH (:`Group` {id: $subject})<-[l:RESPONSIBLE_FOR]-(q:Committee)
WHERE l.since <= $day AND $day < l.until
WITH q, l
MATCH (q)-[z:OF]->(:Body {id: $body})
WHERE z.since <= $day AND $day < z.until
WITH DISTINCT q, l
RETURN 'RESPONSIBLE_FOR' AS fact, q.name AS name, CASE WHEN l.since_known THEN l.since END AS date, l.rows AS rows
ORDER BY name
