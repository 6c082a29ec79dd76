/*---
id         = "participants"
title      = { zh = "参加活动的委员数", en = "Members who took part" }
shape      = "sum"
subject    = "Body"
unit       = { zh = "名委员", en = "members" }
needs      = { members = "any", activities = "up", duties = "up", donations = "up" }
brings     = { kinds = { duties = "duty", donations = "donation|aid" } }
params     = { since = "date", until = "date", kinds = "texts" }
words      = { kinds = "activity_kind" }
examples   = { kinds = ["session", "inspection", "meeting"] }
bound      = { at_least = 1 }
gap        = { zh = "期内参加此类活动的委员人数不足", en = "too few members were logged as taking part in activities of this kind" }
mechanisms = ["TR10", "TR8", "QD2", "CC12", "YT5", "YT14"]
evidence   = { unsure = { zh = "类型空白的", en = "of blank kind" } }
note       = { zh = "每名委员只计一次，活动当日在任、出席；取消的、尚在计划的不计；不指定类型则计除值班、捐赠、帮扶以外的全部类型；类型空白的活动可能属于所问类型，只计入可能的上限", en = "each member once; present, and sitting on that day; cancelled and planned ones do not count; with no kinds named, all but duty, donation and aid count; an activity of blank kind may be of the kinds asked for: it widens the value upward only" }
---*/
MATCH (b:Body {id: $body})
OPTIONAL MATCH (b)<-[:KEPT_BY]-(a:Activity)
WHERE a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IS NULL OR a.kind IN $kinds OR size($kinds) = 0 AND NOT a.kind IN ['duty', 'donation', 'aid'])
WITH b, a
OPTIONAL MATCH (a)<-[j:TOOK_PART]-(m:Member)
WHERE j.present
WITH b, m, a.date AS held, size($kinds) > 0 AND a.kind IS NULL AS blank
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= held AND held < s.until
WITH b, count(DISTINCT CASE WHEN s.since IS NOT NULL AND NOT blank THEN m.id END) AS value,
     count(DISTINCT CASE WHEN s.since IS NOT NULL THEN m.id END) AS possible
RETURN b.id AS subject, b.name AS name, value, possible - value AS unsure
ORDER BY subject
// why
MATCH (:Body {id: $body})<-[:KEPT_BY]-(a:Activity)
WHERE a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IN $kinds OR size($kinds) = 0 AND NOT coalesce(a.kind, '') IN ['duty', 'donation', 'aid'])
WITH DISTINCT a
MATCH (a)<-[j:TOOK_PART]-(m:Member)
WHERE j.present
WITH a, m, j.rows AS told
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= a.date AND a.date < s.until
WITH DISTINCT m, a, told
RETURN 'TOOK_PART' AS fact, coalesce(m.name, m.id) + ' → ' + coalesce(a.name, a.id) AS name, a.date AS date, told AS rows
ORDER BY date, name
