/*---
id         = "person-times-per-group"
title      = { zh = "小组（党派团体）成员参加活动人次", en = "Person-times of a group's members at activities" }
shape      = "events"
subject    = "Group"
unit       = { zh = "人次", en = "person-times" }
needs      = { groups = "any", members = "up", activities = "up", duties = "up", donations = "up", places = "any", appointments = "any" }
params     = { kinds = "texts", activities = "texts", since = "date", until = "date", day = "date" }
words      = { kinds = "group_kind", activities = "activity_kind" }
examples   = { kinds = ["team", "performance", "branch"], activities = ["session", "inspection"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有其成员参加活动的记录", en = "no activity with one of its members was logged in the period" }
mechanisms = ["YT14"]
evidence   = { unsure = { zh = "类型空白的", en = "of blank kind" } }
note       = { zh = "期末属于本会的这类小组、党派团体；其成员（含负责人）在组期间出席本会登记活动，每人每次计一人次，一人在几个组的各组分别计；取消的、尚在计划的不计；不指定活动类型则计除值班、捐赠、帮扶以外的全部类型，类型空白的活动可能属于所问类型", en = "groups and parties of this kind that are of the body at the end of the period; each member (heads too) at each activity in the body's books at which they were present while in the group is one; who is in several groups counts in each; cancelled and planned ones do not count; with no `activities` named, all but duty, donation and aid count; one of blank kind may be of those asked for" }

[brings]
kinds = { places = "township_liaison", appointments = "mediation" }
activities = { duties = "duty", donations = "donation|aid" }
---*/
MATCH (:Body {id: $body})<-[o:OF]-(g:`Group`)
WHERE g.kind IN $kinds AND o.since <= $day AND $day < o.until
WITH DISTINCT g
OPTIONAL MATCH (g)<-[j:IN_GROUP|HEADS]-(m:Member)
WITH g, m, j.since AS came, j.until AS went
OPTIONAL MATCH (m)-[t:TOOK_PART]->(a:Activity)
WHERE t.present AND came <= a.date AND a.date < went AND a.date >= $since AND a.date < $until
  AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IS NULL OR a.kind IN $activities OR size($activities) = 0 AND NOT a.kind IN ['duty', 'donation', 'aid'])
WITH DISTINCT g, m, a
OPTIONAL MATCH (a)-[:KEPT_BY]->(b:Body {id: $body})
RETURN g.id AS subject, g.name AS name,
       count(CASE WHEN b.id IS NOT NULL AND (size($activities) = 0 OR a.kind IS NOT NULL) THEN a.id END) AS value,
       count(CASE WHEN b.id IS NOT NULL AND size($activities) > 0 AND a.kind IS NULL THEN a.id END) AS unsure
ORDER BY subject
// why
MATCH (:`Group` {id: $subject})<-[j:IN_GROUP|HEADS]-(m:Member)
WITH m, j.since AS came, j.until AS went
MATCH (m)-[t:TOOK_PART]->(a:Activity)
WHERE t.present AND came <= a.date AND a.date < went AND a.date >= $since AND a.date < $until
  AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND (a.kind IN $activities OR size($activities) = 0 AND NOT coalesce(a.kind, '') IN ['duty', 'donation', 'aid'])
WITH DISTINCT m, a, t.rows AS rows
MATCH (a)-[:KEPT_BY]->(:Body {id: $body})
WITH DISTINCT m, a, rows
RETURN 'TOOK_PART' AS fact, m.name AS name, a.date AS date, rows
ORDER BY date, name
