/*---
id         = "party-talks-per-member"
title      = { zh = "党组成员与党外委员谈心谈话人次", en = "Talks of a party-group member with non-party members" }
shape      = "events"
subject    = "Member"
unit       = { zh = "人次", en = "person-times" }
needs      = { members = "any", groups = "any", leader_visits = "up" }
params     = { since = "date", until = "date", day = "date", kinds = "texts", parties = "texts" }
words      = { kinds = "group_kind" }
examples   = { kinds = ["party_group"], parties = ["中共党员"] }
bound      = { at_least = 20 }
gap        = { zh = "党组成员与党外委员谈心谈话的人次不足", en = "too few talks with non-party members were logged" }
mechanisms = ["TR5"]
evidence   = { unsure = { zh = "方式或对方政治面貌空白、对方不在名册中的走访", en = "visits of a blank mode, to somebody of a blank party, or to nobody of the roster" } }
note       = { zh = "期末在任的党组成员；方式为谈心谈话，座谈、走访不算，对方政治面貌不属于 parties；任职期间的谈话才计；对方不在委员名册中的，是否党外人士无从判断，只计入可能的上限", en = "members of such a group on the last day; visits of the mode talk to members whose party is not among `parties`, made while both in the group and in the body; of whom the roster does not know nobody can tell the party: such a talk widens the value upward only" }
---*/
MATCH (g:`Group`)-[o:OF]->(:Body {id: $body})
WHERE g.kind IN $kinds AND o.since <= $day AND $day < o.until
WITH DISTINCT g
MATCH (g)<-[j:IN_GROUP|HEADS]-(m:Member)
WITH m, j.since AS joined, j.until AS parted,
     CASE WHEN j.since <= $day AND $day < j.until THEN 1 ELSE 0 END AS grouped
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WITH m, joined, parted, grouped, s.since AS came, s.until AS went,
     CASE WHEN s.since <= $day AND $day < s.until THEN 1 ELSE 0 END AS seated
OPTIONAL MATCH (m)-[:MADE]->(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached AND coalesce(v.mode, 'talk') = 'talk'
  AND joined <= v.date AND v.date < parted AND came <= v.date AND v.date < went
WITH m, max(grouped) + max(seated) AS held, collect(DISTINCT v.id) AS made
WHERE held = 2
OPTIONAL MATCH (m)-[:MADE]->(v:Visit)
WHERE v.id IN made
WITH DISTINCT m, v
OPTIONAL MATCH (v)-[:VISITED]->(y:Member|Contact|Village)
WITH m, v, CASE WHEN v.id IS NOT NULL AND count(y.id) = 0 THEN 1 ELSE 0 END AS unlisted
OPTIONAL MATCH (v)-[:VISITED]->(x:Member)
WHERE coalesce(x.party, '') = '' OR NOT x.party IN $parties
WITH m, v, unlisted, max(CASE WHEN v.mode = 'talk' AND x.party <> '' THEN 1 ELSE 0 END) AS talk, count(x.id) AS others
RETURN m.id AS subject, m.name AS name, sum(talk) AS value, sum(CASE WHEN others + unlisted > 0 THEN 1 - talk ELSE 0 END) AS unsure
ORDER BY subject
// why
MATCH (g:`Group`)-[o:OF]->(:Body {id: $body})
WHERE g.kind IN $kinds AND o.since <= $day AND $day < o.until
WITH DISTINCT g
MATCH (g)<-[j:IN_GROUP|HEADS]-(m:Member {id: $subject})
WITH m, j.since AS joined, j.until AS parted
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WITH m, joined, parted, s.since AS came, s.until AS went
MATCH (m)-[:MADE]->(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached AND v.mode = 'talk'
  AND joined <= v.date AND v.date < parted AND came <= v.date AND v.date < went
WITH DISTINCT v
MATCH (v)-[:VISITED]->(x:Member)
WHERE x.party <> '' AND NOT x.party IN $parties
WITH v, min(coalesce(x.name, x.id)) AS met
RETURN 'Visit' AS fact, met AS name, v.date AS date, v.rows AS rows
ORDER BY date, name
