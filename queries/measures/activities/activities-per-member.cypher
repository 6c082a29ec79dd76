/*---
id         = "activities-per-member"
title      = { zh = "委员参加活动次数", en = "Activities a member took part in" }
shape      = "events"
subject    = "Member"
unit       = { zh = "次", en = "activities" }
needs      = { members = "any", activities = "up", duties = "up", donations = "up" }
brings     = { kinds = { duties = "duty", donations = "donation|aid" } }
params     = { since = "date", until = "date", kinds = "texts" }
words      = { kinds = "activity_kind" }
examples   = { kinds = ["session", "inspection"] }
bound      = { at_least = 1 }
gap        = { zh = "期内参加此类活动的记录不足", en = "too few activities of this kind with this member present were logged" }
mechanisms = ["TR8", "TR10", "GL4", "GL7", "QD2", "QD4", "QD5", "TZ5", "YT6", "YT8"]
evidence   = { unsure = { zh = "类型空白的", en = "of blank kind" } }
note       = { zh = "期内任职的全部委员，任内出席、本会登记的活动；取消的、尚在计划的不计；不指定类型则计除值班、捐赠、帮扶以外的全部类型；类型空白的活动可能属于所问类型，只计入可能的上限", en = "every member who sat at any time in the period; activities in the body's books at which the member was present while sitting; cancelled and planned ones do not count; with no kinds named, all but duty, donation and aid count; an activity of blank kind may be of the kinds asked for: it widens the value upward only" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
WITH m, s.since AS came, s.until AS went
OPTIONAL MATCH (m)-[j:TOOK_PART]->(a:Activity)
WHERE j.present AND came <= a.date AND a.date < went
  AND a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IS NULL OR a.kind IN $kinds OR size($kinds) = 0 AND NOT a.kind IN ['duty', 'donation', 'aid'])
WITH m, a
OPTIONAL MATCH (a)-[:KEPT_BY]->(b:Body {id: $body})
RETURN m.id AS subject, m.name AS name,
       count(DISTINCT CASE WHEN b.id IS NOT NULL AND (size($kinds) = 0 OR a.kind IS NOT NULL) THEN a.id END) AS value,
       count(DISTINCT CASE WHEN b.id IS NOT NULL AND size($kinds) > 0 AND a.kind IS NULL THEN a.id END) AS unsure
ORDER BY subject
// why
MATCH (m:Member {id: $subject})-[s:SITS_IN]->(:Body {id: $body})
WITH m, s.since AS came, s.until AS went
MATCH (m)-[j:TOOK_PART]->(a:Activity)
WHERE j.present AND came <= a.date AND a.date < went
  AND a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IN $kinds OR size($kinds) = 0 AND NOT coalesce(a.kind, '') IN ['duty', 'donation', 'aid'])
WITH DISTINCT a
MATCH (a)-[:KEPT_BY]->(:Body {id: $body})
WITH DISTINCT a
RETURN 'Activity' AS fact, coalesce(a.name, a.kind) AS name, a.date AS date, a.rows AS rows
ORDER BY date, name
// unsure
MATCH (m:Member {id: $subject})-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
WITH m, s.since AS came, s.until AS went
MATCH (m)-[j:TOOK_PART]->(a:Activity)
WHERE j.present AND came <= a.date AND a.date < went AND a.kind IS NULL AND (size($kinds) > 0 OR a.kind IN $kinds)
  AND a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
WITH DISTINCT a
MATCH (a)-[:KEPT_BY]->(:Body {id: $body})
WITH DISTINCT a
RETURN 'Activity' AS fact, coalesce(a.name, a.id) AS name, a.date AS date, a.rows AS rows
ORDER BY date, name
