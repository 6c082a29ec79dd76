/*---
id         = "parents-per-group"
title      = { zh = "小组（党组织）的上级组织数", en = "Groups above the group" }
shape      = "exactly-one"
subject    = "Group"
unit       = { zh = "个上级组织", en = "groups above" }
needs      = { groups = "any", places = "subjects", appointments = "subjects", members = "subjects" }
brings     = { kinds = { places = "township_liaison", appointments = "mediation", members = "constituency|township_liaison" } }
params     = { day = "date", kinds = "texts" }
words      = { kinds = "group_kind" }
examples   = { kinds = ["branch"] }
bound      = { equals = 1 }
gap        = { zh = "该组织没有上级组织，或不止一个", en = "it has no group above it, or more than one" }
mechanisms = ["TR18", "QD6"]
note       = { zh = "有下级而没有上级的是树根，不作要求；既无上级又无下级的算缺口", en = "a group with others below and none above is the root, and is not asked; one with neither is a gap" }
---*/
MATCH (g:`Group`)-[o:OF]->(:Body {id: $body})
WHERE g.kind IN $kinds AND o.since <= $day AND $day < o.until
WITH DISTINCT g
OPTIONAL MATCH (g)<-[q:PART_OF]-(c:`Group`)
WHERE q.since <= $day AND $day < q.until
WITH g, count(c.id) AS below
OPTIONAL MATCH (g)-[p:PART_OF]->(u:`Group`)
WHERE p.since <= $day AND $day < p.until
WITH g, below, count(DISTINCT u.id) AS above
WHERE above > 0 OR below = 0
RETURN g.id AS subject, g.name AS name, above AS value
ORDER BY subject
// why
MATCH (:`Group` {id: $subject})-[p:PART_OF]->(u:`Group`)
WHERE p.since <= $day AND $day < p.until
RETURN 'PART_OF' AS fact, u.name AS name, CASE WHEN p.since_known THEN p.since END AS date, p.rows AS rows
ORDER BY name
