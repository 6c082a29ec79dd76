/*---
id         = "contacts-of-occupation"
title      = { zh = "所联系的指定职业人士数", en = "Contacts of an occupation" }
shape      = "range"
subject    = "Member"
unit       = { zh = "人", en = "contacts" }
needs      = { members = "any", constituencies = "any", contacts = "up" }
params     = { day = "date", constituencies = "texts", occupations = "texts" }
examples   = { constituencies = ["特邀香港人士", "特邀澳门人士"], occupations = ["企业家"] }
bound      = { at_least = 1 }
gap        = { zh = "所联系的指定职业人士不足", en = "too few contacts of the occupation are on the list" }
mechanisms = ["GS2"]
evidence   = { unsure = { zh = "职业空白的联系对象", en = "contacts of a blank occupation" } }
note       = { zh = "所列界别的委员；界别和职业均按名单原样写法对照；职业一项留空表示不限", en = "members of the constituencies listed; names and occupations as the sheets write them; an empty list of occupations means any" }
---*/
MATCH (k:Constituency)-[o:OF]->(:Body {id: $body})
WHERE k.name IN $constituencies AND o.since <= $day AND $day < o.until
WITH DISTINCT k
MATCH (k)<-[p:REPRESENTS]-(m:Member)
WHERE p.since <= $day AND $day < p.until
WITH DISTINCT m
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT m
OPTIONAL MATCH (m)-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since <= $day AND $day < r.until
RETURN m.id AS subject, m.name AS name,
       count(DISTINCT CASE WHEN size($occupations) = 0 OR c.occupation IN $occupations THEN c.id END) AS value,
       count(DISTINCT CASE WHEN size($occupations) > 0 AND coalesce(c.occupation, '') = '' THEN c.id END) AS unsure
ORDER BY subject
// why
MATCH (:Member {id: $subject})-[r:KEEPS_CONTACT]->(c:Contact)
WHERE r.since <= $day AND $day < r.until AND (size($occupations) = 0 OR c.occupation IN $occupations)
RETURN 'KEEPS_CONTACT' AS fact, c.name AS name, CASE WHEN r.since_known THEN r.since END AS date, r.rows AS rows
ORDER BY name
