/*---
id         = "party-talks-of-body"
title      = { zh = "党组成员与党外委员谈心谈话总人次", en = "Talks of all party-group members with non-party members" }
shape      = "events"
subject    = "Body"
unit       = { zh = "人次", en = "person-times" }
needs      = { members = "any", groups = "any", leader_visits = "up" }
params     = { since = "date", until = "date", day = "date", kinds = "texts", parties = "texts" }
words      = { kinds = "group_kind" }
examples   = { kinds = ["party_group"], parties = ["中共党员"] }
bound      = { at_least = 20 }
gap        = { zh = "党组成员与党外委员谈心谈话的总人次不足", en = "too few talks with non-party members were logged in all" }
mechanisms = ["TR5"]
evidence   = { unsure = { zh = "方式或对方政治面貌空白、对方不在名册中的走访", en = "visits of a blank mode, to somebody of a blank party, or to nobody of the roster" } }
note       = { zh = "期内任过党组成员者合计，按任职期间计；不知道谁是党组成员的，无法判断；对方不在委员名册中的谈话只计入可能的上限", en = "all who were in such a group, for as long as they were; where nobody is known to be in one it cannot be told; a talk with somebody whom the roster does not know widens the value upward only" }
---*/
MATCH (b:Body {id: $body})
OPTIONAL MATCH (b)<-[o:OF]-(g:`Group`)
WHERE g.kind IN $kinds AND o.since <= $day AND $day < o.until
WITH DISTINCT b, g
OPTIONAL MATCH (g)<-[j:IN_GROUP|HEADS]-(m:Member)
WHERE j.since < $until AND $since < j.until
WITH b, m, j.since AS joined, j.until AS parted
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until AND s.since < parted AND joined < s.until
WITH b, m, joined, parted, s.since AS came, s.until AS went
OPTIONAL MATCH (m)-[:MADE]->(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached AND coalesce(v.mode, 'talk') = 'talk'
  AND joined <= v.date AND v.date < parted AND came <= v.date AND v.date < went
WITH b, v, max(CASE WHEN came IS NOT NULL THEN 1 ELSE 0 END) AS seated
OPTIONAL MATCH (v)-[:VISITED]->(y:Member|Contact|Village)
WITH b, v, seated, CASE WHEN v.id IS NOT NULL AND count(y.id) = 0 THEN 1 ELSE 0 END AS unlisted
OPTIONAL MATCH (v)-[:VISITED]->(x:Member)
WHERE coalesce(x.party, '') = '' OR NOT x.party IN $parties
WITH b, v, seated, unlisted, max(CASE WHEN v.mode = 'talk' AND x.party <> '' THEN 1 ELSE 0 END) AS talk, count(x.id) AS others
WITH b, max(seated) AS known, sum(talk) AS talks, sum(CASE WHEN others + unlisted > 0 THEN 1 - talk ELSE 0 END) AS unsure
RETURN b.id AS subject, b.name AS name, CASE WHEN known = 1 THEN talks END AS value, unsure
ORDER BY subject
// why
MATCH (g:`Group`)-[o:OF]->(:Body {id: $subject})
WHERE g.kind IN $kinds AND o.since <= $day AND $day < o.until
WITH DISTINCT g
MATCH (g)<-[j:IN_GROUP|HEADS]-(m:Member)
WITH DISTINCT m, j.since AS joined, j.until AS parted
MATCH (m)-[s:SITS_IN]->(:Body {id: $subject})
WITH m, joined, parted, s.since AS came, s.until AS went
MATCH (m)-[:MADE]->(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached AND v.mode = 'talk'
  AND joined <= v.date AND v.date < parted AND came <= v.date AND v.date < went
WITH DISTINCT v, m
MATCH (v)-[:VISITED]->(x:Member)
WHERE x.party <> '' AND NOT x.party IN $parties
WITH v, min(coalesce(m.name, m.id) + ' → ' + coalesce(x.name, x.id)) AS met
RETURN 'Visit' AS fact, met AS name, v.date AS date, v.rows AS rows
ORDER BY date, name
