/*---
id         = "shared-attributes"
title      = { zh = "委员与联系对象的相同点", en = "What a member and a contact have in common" }
shape      = "match"
subject    = "Member"
object     = "Contact"
unit       = { zh = "项（共五项）", en = "of 5" }
needs      = { members = "any", constituencies = "any", contacts = "any", places = "any" }
params     = { day = "date" }
bound      = { at_least = 1 }
gap        = { zh = "界别、行业、领域、特长、住地无一相同", en = "constituency, trade, field, speciality and residence all differ or are not written" }
mechanisms = ["TR4"]
evidence   = { same_constituency = { zh = "界别", en = "constituency" }, same_trade = { zh = "行业", en = "trade" }, same_field = { zh = "领域", en = "field" }, same_speciality = { zh = "特长", en = "speciality" }, same_township = { zh = "住地乡镇", en = "township of residence" } }
note       = { zh = "空白不算相同", en = "a blank on either side is nothing in common" }
---*/
MATCH (:Body {id: $body})<-[s:SITS_IN]-(m:Member)
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
OPTIONAL MATCH (m)-[p:REPRESENTS]->(k:Constituency)
WHERE p.since <= $day AND $day < p.until
WITH m, k.id AS represented
OPTIONAL MATCH (m)-[l:LIVES_IN]->(t:Township)
WHERE l.since <= $day AND $day < l.until
WITH m, represented, t.id AS home
MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since <= $day AND $day < r.until
WITH m, c, represented, home
OPTIONAL MATCH (c)-[g:BELONGS_TO]->(k:Constituency)
WHERE g.since <= $day AND $day < g.until
WITH m, c, home, CASE WHEN k.id = represented THEN 1 ELSE 0 END AS represents
OPTIONAL MATCH (c)-[l:LIVES_IN]->(t:Township)
WHERE l.since <= $day AND $day < l.until
WITH m, c, home, represents, CASE WHEN t.id = home THEN 1 ELSE 0 END AS straight
OPTIONAL MATCH (c)-[l:LIVES_IN]->(w:Village)
WHERE l.since <= $day AND $day < l.until
WITH m, c, home, represents, straight, w
OPTIONAL MATCH (w)-[q:PART_OF]->(t:Township)
WHERE q.since <= $day AND $day < q.until
WITH m.id AS subject, m.name AS name, c.id AS object, c.name AS object_name, represents,
     CASE WHEN m.trade = c.trade AND m.trade <> '' THEN 1 ELSE 0 END AS trades,
     CASE WHEN m.field = c.field AND m.field <> '' THEN 1 ELSE 0 END AS fields,
     CASE WHEN any(x IN m.specialities WHERE x IN c.specialities) THEN 1 ELSE 0 END AS specialities,
     CASE WHEN straight = 1 OR t.id = home THEN 1 ELSE 0 END AS beside
WITH subject, name, object, object_name, max(represents) AS same_constituency, max(trades) AS same_trade,
     max(fields) AS same_field, max(specialities) AS same_speciality, max(beside) AS same_township
RETURN subject, name, object, object_name,
       same_constituency + same_trade + same_field + same_speciality + same_township AS value,
       same_constituency, same_trade, same_field, same_speciality, same_township
ORDER BY subject, object
// why
MATCH (m:Member {id: $subject})-[r:KEEPS_CONTACT]->(c:Contact {id: $object})
WHERE r.since <= $day AND $day < r.until
RETURN 'KEEPS_CONTACT' AS fact, coalesce(m.name, m.id) + ' → ' + coalesce(c.name, c.id) AS name,
       CASE WHEN r.since_known THEN r.since END AS date, coalesce(m.rows, []) + coalesce(r.rows, []) AS rows
ORDER BY name
