/*---
id         = "contacts-of-occupation-together"
title      = { zh = "所列界别合计联系的指定职业人士数", en = "Contacts of an occupation, of some constituencies together" }
shape      = "range"
subject    = "Body"
unit       = { zh = "人", en = "contacts" }
needs      = { members = "any", constituencies = "any", contacts = "up" }
params     = { day = "date", constituencies = "texts", occupations = "texts" }
examples   = { constituencies = ["特邀香港人士", "特邀澳门人士"], occupations = ["企业家"] }
bound      = { at_least = 1 }
gap        = { zh = "所列界别的委员合计联系的指定职业人士不足", en = "members of the constituencies together have too few contacts of the occupation on their lists" }
mechanisms = ["GS2"]
evidence   = { unsure = { zh = "职业空白的联系对象", en = "contacts of a blank occupation" }, members = { zh = "委员数", en = "members" } }
note       = { zh = "所列界别的委员合计，同一联系对象只计一次；没有这些界别的委员时无从判断；界别和职业均按名单原样写法对照；职业一项留空表示不限", en = "of the members of the constituencies together, each contact once; with no such member there is nothing to judge. Names and occupations as the sheets write them; an empty list of occupations means any" }
---*/
MATCH (b:Body {id: $body})<-[o:OF]-(k:Constituency)
WHERE k.name IN $constituencies AND o.since <= $day AND $day < o.until
WITH DISTINCT b, k
MATCH (k)<-[p:REPRESENTS]-(m:Member)
WHERE p.since <= $day AND $day < p.until
WITH DISTINCT b, m
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT b, m
OPTIONAL MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since <= $day AND $day < r.until
RETURN b.id AS subject, b.name AS name,
       count(DISTINCT CASE WHEN size($occupations) = 0 OR c.occupation IN $occupations THEN c.id END) AS value,
       count(DISTINCT CASE WHEN size($occupations) > 0 AND coalesce(c.occupation, '') = '' THEN c.id END) AS unsure,
       count(DISTINCT m.id) AS members
ORDER BY subject
// why
MATCH (:Body {id: $subject})<-[o:OF]-(k:Constituency)
WHERE k.name IN $constituencies AND o.since <= $day AND $day < o.until
WITH DISTINCT k
MATCH (k)<-[p:REPRESENTS]-(m:Member)
WHERE p.since <= $day AND $day < p.until
WITH DISTINCT m
MATCH (m)-[s:SITS_IN]->(:Body {id: $subject})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since <= $day AND $day < r.until AND (size($occupations) = 0 OR c.occupation IN $occupations)
WITH DISTINCT m, c, r
RETURN DISTINCT 'KEEPS_CONTACT' AS fact, c.name AS name, CASE WHEN r.since_known THEN r.since END AS date, r.rows AS rows
ORDER BY name
