/*---
id         = "acts-beyond-meetings"
title      = { zh = "委员会议以外的履职次数", en = "Acts of a member other than meetings" }
shape      = "pattern"
subject    = "Member"
unit       = { zh = "次", en = "acts" }
needs      = { members = "any", contacts = "up", visits = "up", leader_visits = "up", reports = "up", proposals = "up", activities = "up", duties = "up", donations = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "期内只有开会的记录（会议委员）", en = "only meetings were logged (meeting only)" }
mechanisms = ["YT8"]
evidence   = { meetings = { zh = "会议", en = "meetings" } }
note       = { zh = "只看期内有履职记录的委员；类型为会议的活动不算，类型空白的算", en = "members with any act in the period; activities of the kind meeting do not count, those without a kind do" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
WITH m, s.since AS came, s.until AS went
OPTIONAL MATCH (m)-[:MADE]->(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
WITH m, count(DISTINCT v.id) AS visits
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WITH m, visits, s.since AS came, s.until AS went
OPTIONAL MATCH (m)-[u:SUBMITTED]->(i:Issue)
WHERE i.kind IN ['proposal', 'opinion_report'] AND coalesce(i.status, '') <> 'draft' AND coalesce(u.role, '') <> 'cosigner'
  AND i.date >= $since AND i.date < $until AND came <= i.date AND i.date < went
WITH m, visits, count(DISTINCT CASE WHEN i.kind = 'proposal' THEN i.id END) AS proposals,
     count(DISTINCT CASE WHEN i.kind = 'opinion_report' THEN i.id END) AS reports
MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WITH m, visits, proposals, reports, s.since AS came, s.until AS went
OPTIONAL MATCH (m)-[j:TOOK_PART]->(a:Activity)
WHERE j.present AND a.date >= $since AND a.date < $until AND came <= a.date AND a.date < went
WITH m, visits, proposals, reports, count(DISTINCT a.id) AS activities,
     count(DISTINCT CASE WHEN a.kind = 'meeting' THEN a.id END) AS meetings
WHERE visits + proposals + reports + activities > 0
RETURN m.id AS subject, m.name AS name, visits + proposals + reports + activities - meetings AS value, meetings
ORDER BY subject
// why
MATCH (m:Member {id: $subject})-[s:SITS_IN]->(:Body {id: $body})
WITH m, s.since AS came, s.until AS went
MATCH (m)-[:MADE]->(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
WITH DISTINCT v
RETURN 'Visit' AS fact, coalesce(v.place, v.mode, v.id) AS name, v.date AS date, v.rows AS rows
UNION ALL
MATCH (m:Member {id: $subject})-[s:SITS_IN]->(:Body {id: $body})
WITH m, s.since AS came, s.until AS went
MATCH (m)-[u:SUBMITTED]->(i:Issue)
WHERE i.kind IN ['proposal', 'opinion_report'] AND coalesce(i.status, '') <> 'draft' AND coalesce(u.role, '') <> 'cosigner'
  AND i.date >= $since AND i.date < $until AND came <= i.date AND i.date < went
WITH DISTINCT i
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
UNION ALL
MATCH (m:Member {id: $subject})-[s:SITS_IN]->(:Body {id: $body})
WITH m, s.since AS came, s.until AS went
MATCH (m)-[j:TOOK_PART]->(a:Activity)
WHERE j.present AND coalesce(a.kind, '') <> 'meeting'
  AND a.date >= $since AND a.date < $until AND came <= a.date AND a.date < went
WITH DISTINCT a
RETURN 'Activity' AS fact, a.name AS name, a.date AS date, a.rows AS rows
