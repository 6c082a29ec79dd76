/*---
id         = "members-per-session"
title      = { zh = "每次活动出席委员数", en = "Members present at the activity" }
shape      = "range"
subject    = "Activity"
unit       = { zh = "名委员", en = "members" }
needs      = { members = "up", activities = "subjects", duties = "subjects", donations = "subjects" }
brings     = { kinds = { duties = "duty", donations = "donation|aid" } }
params     = { since = "date", until = "date", kinds = "texts" }
words      = { kinds = "activity_kind" }
examples   = { kinds = ["session", "inspection", "meeting"] }
bound      = { at_least = 1 }
gap        = { zh = "没有委员出席该次活动的记录", en = "nobody of the members was logged as present" }
mechanisms = ["CC3", "QD2", "GS7", "YT5"]
evidence   = { held = { zh = "日期", en = "held on" } }
note       = { zh = "期内举办、本会登记的每次活动；当日在任的出席委员，缺席的不算；取消的、尚在计划的不计；不指定类型则计除值班、捐赠、帮扶以外的全部类型；类型空白的活动不在所问类型之列", en = "every activity in the body's books held in the period; members present who sat on that day, absentees not counted; cancelled and planned ones do not count; with no kinds named, all but duty, donation and aid count; an activity of blank kind is none of the kinds named" }
---*/
MATCH (a:Activity)-[:KEPT_BY]->(:Body {id: $body})
WHERE a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IN $kinds OR size($kinds) = 0 AND NOT coalesce(a.kind, '') IN ['duty', 'donation', 'aid'])
WITH DISTINCT a
OPTIONAL MATCH (a)<-[j:TOOK_PART]-(m:Member)
WHERE j.present
WITH a, m
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= a.date AND a.date < s.until
RETURN a.id AS subject, a.name AS name, count(DISTINCT CASE WHEN s.since IS NOT NULL THEN m.id END) AS value, a.date AS held
ORDER BY subject
// why
MATCH (a:Activity {id: $subject})<-[j:TOOK_PART]-(m:Member)
WHERE j.present
WITH a, m, j.rows AS told
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= a.date AND a.date < s.until
WITH DISTINCT m, a, told
RETURN 'TOOK_PART' AS fact, coalesce(m.name, m.id) AS name, a.date AS date, told AS rows
ORDER BY name
