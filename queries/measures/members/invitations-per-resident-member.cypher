/*---
id         = "invitations-per-resident-member"
title      = { zh = "驻地上级（外级）政协委员受邀参加活动次数", en = "Activities that resident members of other bodies attended" }
shape      = "events"
subject    = "Member"
unit       = { zh = "次", en = "activities" }
needs      = { members = "any", activities = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "期内没有邀请该驻地委员参加活动的记录", en = "no activity that this resident member was invited to was logged" }
mechanisms = ["CC14"]
note       = { zh = "名册上层级与本会不同的委员；只计本会登记、其在册期间到场的活动，值班和捐赠帮扶不算；层级空白视为本级", en = "members whose level in the roster is not the body's; activities in the body's books that they attended while on the roster, other than duties, donations and aid; a blank level is the body's own" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(b:Body {id: $body})
WHERE s.since < $until AND $since < s.until AND s.level <> '' AND b.level <> '' AND s.level <> b.level
WITH m, s.since AS came, s.until AS went
OPTIONAL MATCH (m)-[j:TOOK_PART]->(a:Activity)
WHERE j.present AND NOT coalesce(a.status, '') IN ['cancelled', 'planned'] AND NOT coalesce(a.kind, '') IN ['duty', 'donation', 'aid']
  AND a.date >= $since AND a.date < $until AND came <= a.date AND a.date < went
WITH DISTINCT m, a
OPTIONAL MATCH (a)-[:KEPT_BY]->(b:Body {id: $body})
RETURN m.id AS subject, m.name AS name, count(DISTINCT CASE WHEN b.id IS NOT NULL THEN a.id END) AS value
ORDER BY subject
// why
MATCH (m:Member {id: $subject})-[s:SITS_IN]->(b:Body {id: $body})
WHERE s.level <> '' AND b.level <> '' AND s.level <> b.level
WITH m, s.since AS came, s.until AS went
MATCH (m)-[j:TOOK_PART]->(a:Activity)
WHERE j.present AND NOT coalesce(a.status, '') IN ['cancelled', 'planned'] AND NOT coalesce(a.kind, '') IN ['duty', 'donation', 'aid']
  AND a.date >= $since AND a.date < $until AND came <= a.date AND a.date < went
WITH DISTINCT a
MATCH (a)-[:KEPT_BY]->(:Body {id: $body})
WITH DISTINCT a
RETURN 'Activity' AS fact, a.name AS name, a.date AS date, a.rows AS rows
ORDER BY date, name
