/*---
id         = "posts-per-convener"
title      = { zh = "由部门负责人担任的界别召集人数", en = "Conveners who head a department" }
shape      = "range"
subject    = "Constituency"
unit       = { zh = "人", en = "conveners" }
needs      = { constituencies = "any", members = "up", departments = "up" }
params     = { day = "date" }
bound      = { at_least = 1 }
gap        = { zh = "该界别没有由部门负责人担任的召集人", en = "no convener of it heads a department" }
mechanisms = ["TZ1"]
note       = { zh = "以部门名册登记的负责人为准；副召集人不算", en = "heads of departments as the department sheet names them; deputy conveners do not count" }
---*/
MATCH (k:Constituency)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT k
OPTIONAL MATCH (k)<-[h:HEADS]-(m:Member)
WHERE h.role = 'convener' AND h.since <= $day AND $day < h.until
WITH DISTINCT k, m
OPTIONAL MATCH (m)-[p:HEADS]->(:Department)
WHERE p.since <= $day AND $day < p.until
WITH k, count(DISTINCT CASE WHEN p.since IS NOT NULL THEN m.id END) AS members
OPTIONAL MATCH (k)<-[h:HEADS]-(x:Staff)
WHERE h.role = 'convener' AND h.since <= $day AND $day < h.until
WITH DISTINCT k, members, x
OPTIONAL MATCH (x)-[p:HEADS]->(:Department)
WHERE p.since <= $day AND $day < p.until
WITH k, members, count(DISTINCT CASE WHEN p.since IS NOT NULL THEN x.id END) AS others
RETURN k.id AS subject, k.name AS name, members + others AS value
ORDER BY subject
// why
MATCH (:Constituency {id: $subject})<-[h:HEADS]-(m:Member)
WHERE h.role = 'convener' AND h.since <= $day AND $day < h.until
WITH DISTINCT m
MATCH (m)-[p:HEADS]->(d:Department)
WHERE p.since <= $day AND $day < p.until
RETURN 'HEADS' AS fact, coalesce(m.name, m.id) + ' → ' + coalesce(d.name, d.id) AS name,
       CASE WHEN p.since_known THEN p.since END AS date, p.rows AS rows
UNION ALL
MATCH (:Constituency {id: $subject})<-[h:HEADS]-(x:Staff)
WHERE h.role = 'convener' AND h.since <= $day AND $day < h.until
WITH DISTINCT x
MATCH (x)-[p:HEADS]->(d:Department)
WHERE p.since <= $day AND $day < p.until
RETURN 'HEADS' AS fact, coalesce(x.name, x.id) + ' → ' + coalesce(d.name, d.id) AS name,
       CASE WHEN p.since_known THEN p.since END AS date, p.rows AS rows
