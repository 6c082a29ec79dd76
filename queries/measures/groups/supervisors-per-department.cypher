/*---
id         = "supervisors-per-department"
title      = { zh = "派驻部门的受聘委员人数", en = "Members appointed to the department" }
shape      = "range"
subject    = "Department"
unit       = { zh = "名委员", en = "members" }
needs      = { members = "any", departments = "up", appointments = "up" }
params     = { day = "date", bases = "texts" }
words      = { bases = "basis" }
examples   = { bases = ["supervisor"] }
bound      = { at_least = 1 }
gap        = { zh = "该部门没有受聘的委员（特约监督员等）", en = "no member is appointed to it" }
mechanisms = ["YT4"]
note       = { zh = "部门名册上的部门；bases 为聘任类型，如特约监督员、调解员", en = "departments of the body's own sheet; `bases` are kinds of appointment, such as special supervisor or mediator" }
---*/
MATCH (d:Department)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT d
OPTIONAL MATCH (d)<-[j:ASSIGNED_TO]-(m:Member)
WHERE j.basis IN $bases AND j.since <= $day AND $day < j.until
WITH DISTINCT d, m
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
RETURN d.id AS subject, d.name AS name, count(DISTINCT CASE WHEN s.since IS NOT NULL THEN m.id END) AS value
ORDER BY subject
// why
MATCH (:Department {id: $subject})<-[j:ASSIGNED_TO]-(m:Member)
WHERE j.basis IN $bases AND j.since <= $day AND $day < j.until
WITH m, j
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m, j
RETURN 'ASSIGNED_TO' AS fact, m.name AS name, CASE WHEN j.since_known THEN j.since END AS date, j.rows AS rows
ORDER BY name
