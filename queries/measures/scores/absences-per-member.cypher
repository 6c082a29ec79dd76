/*---
id         = "absences-per-member"
title      = { zh = "委员缺席次数", en = "Activities that a member missed" }
shape      = "events"
subject    = "Member"
unit       = { zh = "次", en = "absences" }
needs      = { members = "any", activities = "up" }
params     = { since = "date", until = "date", kinds = "texts" }
words      = { kinds = "activity_kind" }
examples   = { kinds = ["meeting"] }
bound      = { equals = 0 }
gap        = { zh = "期内有缺席记录", en = "absences were logged" }
mechanisms = ["TR12", "QD4"]
evidence   = { unsure = { zh = "类型空白的", en = "of blank kind" } }
note       = { zh = "台账写明应到未到的；任内、本会登记的活动，取消的、尚在计划的不计；表中不分请假与无故；不指定类型则各类都计", en = "where the log names the member as absent: activities in the body's books, while sitting; cancelled and planned ones do not count; the log does not tell leave from absence; with no kinds named, all count" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
WITH m, s.since AS came, s.until AS went
OPTIONAL MATCH (m)-[j:TOOK_PART]->(a:Activity)
WHERE NOT j.present AND came <= a.date AND a.date < went
  AND a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IS NULL OR a.kind IN $kinds OR size($kinds) = 0)
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
WHERE NOT j.present AND came <= a.date AND a.date < went
  AND a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IN $kinds OR size($kinds) = 0)
WITH DISTINCT a
MATCH (a)-[:KEPT_BY]->(:Body {id: $body})
WITH DISTINCT a
RETURN 'Activity' AS fact, coalesce(a.name, a.kind) AS name, a.date AS date, a.rows AS rows
ORDER BY date, name
