/*---
id         = "departments-per-committee"
title      = { zh = "专委会对口联系的部门数", en = "Departments paired with the committee" }
shape      = "range"
subject    = "Committee"
unit       = { zh = "个部门", en = "departments" }
needs      = { committees = "any", departments = "up" }
params     = { day = "date" }
bound      = { at_least = 1 }
gap        = { zh = "该专委会没有对口联系的部门", en = "it is paired with no department" }
mechanisms = ["YT9"]
---*/
MATCH (q:Committee)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT q
OPTIONAL MATCH (q)-[f:RESPONSIBLE_FOR]->(d:Department)
WHERE f.since <= $day AND $day < f.until
RETURN q.id AS subject, q.name AS name, count(DISTINCT d.id) AS value
ORDER BY subject
// why
MATCH (:Committee {id: $subject})-[f:RESPONSIBLE_FOR]->(d:Department)
WHERE f.since <= $day AND $day < f.until
RETURN 'RESPONSIBLE_FOR' AS fact, d.name AS name, CASE WHEN f.since_known THEN f.since END AS date, f.rows AS rows
ORDER BY name
