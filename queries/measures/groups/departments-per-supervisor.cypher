/*---
id         = "departments-per-supervisor"
title      = { zh = "受聘委员派驻的部门数", en = "Departments of an appointed member" }
shape      = "range"
subject    = "Member"
unit       = { zh = "个部门", en = "departments" }
needs      = { members = "any", departments = "up", appointments = "up" }
params     = { day = "date", bases = "texts" }
words      = { bases = "basis" }
examples   = { bases = ["supervisor"] }
bound      = { at_least = 1 }
gap        = { zh = "受聘的委员没有派驻部门", en = "appointed, but to no department" }
mechanisms = ["YT4"]
note       = { zh = "在任委员中聘任类型属于 bases 的；只编入相应小组、没写部门的，部门数为零", en = "sitting members appointed on one of `bases`; one who is only in a group in that role has no department" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
OPTIONAL MATCH (m)-[j:IN_GROUP]->(g:`Group`)
WHERE j.role IN $bases AND j.since <= $day AND $day < j.until
WITH DISTINCT m, g
OPTIONAL MATCH (g)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH m, count(o.since) AS grouped
OPTIONAL MATCH (m)-[x:ASSIGNED_TO]->(d:Department)
WHERE x.basis IN $bases AND x.since <= $day AND $day < x.until
WITH m, grouped, count(DISTINCT d.id) AS departments
WHERE grouped + departments > 0
RETURN m.id AS subject, m.name AS name, departments AS value
ORDER BY subject
// why
MATCH (:Member {id: $subject})-[x:ASSIGNED_TO]->(d:Department)
WHERE x.basis IN $bases AND x.since <= $day AND $day < x.until
RETURN 'ASSIGNED_TO' AS fact, d.name AS name, CASE WHEN x.since_known THEN x.since END AS date, x.rows AS rows
ORDER BY name
