/*---
id         = "member-roles"
title      = { zh = "委员角色覆盖", en = "Members in each role" }
shape      = "grid"
subject    = "Body"
object     = "cell"
cells      = ["member_role"]
unit       = { zh = "名委员", en = "members" }
needs      = { members = "any", activities = "up", reports = "up", visits = "up", duties = "up", donations = "up" }
brings     = { cells = { activities = "(?!collector$|duty$|donor$).*", reports = "collector", visits = "collector", duties = "duty", donations = "donor|servant" } }
params     = { since = "date", until = "date", cells = "texts" }
examples   = { cells = ["publicist", "collector", "servant", "host"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有委员担任该角色的记录", en = "no member in this role was logged" }
mechanisms = ["GL16", "TR19"]
note       = { zh = "publicist 政策宣传员：出席宣传活动；collector 民意收集员：提交社情民意或走访中带回诉求；servant 群众服务员：出席服务、基层、捐赠、帮扶活动；其余为活动登记中的角色 host 主持、attendee 参加、duty 值班、donor 捐赠；取消的、尚在计划的不计", en = "publicist: present at publicity; collector: handed in an opinion report or brought a need back from a visit; servant: present at service, grassroots, donation or aid activities; other words are roles in an activity: host, attendee, duty, donor; cancelled and planned ones do not count" }
---*/
MATCH (b:Body {id: $body})
OPTIONAL MATCH (b)<-[s:SITS_IN]-(m:Member)
WHERE s.since < $until AND $since < s.until
WITH b, m, s.since AS came, s.until AS went
OPTIONAL MATCH (m)-[u:SUBMITTED]->(i:Issue)
WHERE i.kind = 'opinion_report' AND coalesce(i.status, '') <> 'draft' AND coalesce(u.role, '') <> 'cosigner'
  AND i.date >= $since AND i.date < $until AND came <= i.date AND i.date < went
WITH b, m, came, went, count(i.id) AS reports
OPTIONAL MATCH (m)-[:MADE]->(v:Visit)-[:RAISED]->(n:Issue)
WHERE v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
WITH b, m, came, went, reports, count(n.id) AS needs
OPTIONAL MATCH (m)-[j:TOOK_PART]->(a:Activity)
WHERE j.present AND came <= a.date AND a.date < went
  AND a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
WITH b, m, reports + needs > 0 AS heard, a, j.role AS role
OPTIONAL MATCH (a)-[:KEPT_BY]->(c:Body {id: $body})
WITH DISTINCT b, m, heard, CASE WHEN c.id IS NOT NULL THEN role END AS role, CASE WHEN c.id IS NOT NULL THEN a.kind END AS kind
UNWIND $cells AS cell
WITH b.id AS subject, b.name AS name, cell,
     CASE WHEN cell = 'collector' AND heard OR cell = role OR cell = 'publicist' AND kind = 'publicity'
            OR cell = 'servant' AND kind IN ['service', 'grassroots', 'donation', 'aid'] THEN m.id END AS actor
RETURN subject, name, cell AS object, cell AS object_name, count(DISTINCT actor) AS value
ORDER BY subject, object
// why
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WITH m, s.since AS came, s.until AS went
MATCH (m)-[u:SUBMITTED]->(i:Issue)
WHERE $object = 'collector' AND i.kind = 'opinion_report' AND coalesce(i.status, '') <> 'draft' AND coalesce(u.role, '') <> 'cosigner'
  AND i.date >= $since AND i.date < $until AND came <= i.date AND i.date < went
WITH DISTINCT m, i
RETURN 'Issue' AS fact, coalesce(m.name, m.id) + ' → ' + coalesce(i.name, i.id) AS name, i.date AS date, i.rows AS rows
UNION ALL
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WITH m, s.since AS came, s.until AS went
MATCH (m)-[:MADE]->(v:Visit)-[:RAISED]->(n:Issue)
WHERE $object = 'collector' AND v.date >= $since AND v.date < $until AND v.reached AND came <= v.date AND v.date < went
WITH DISTINCT m, n, v
RETURN 'Issue' AS fact, coalesce(m.name, m.id) + ' → ' + coalesce(n.name, n.id) AS name, v.date AS date, n.rows AS rows
UNION ALL
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WITH m, s.since AS came, s.until AS went
MATCH (m)-[j:TOOK_PART]->(a:Activity)
WHERE j.present AND came <= a.date AND a.date < went
  AND a.date >= $since AND a.date < $until AND NOT coalesce(a.status, '') IN ['cancelled', 'planned']
  AND ($object = j.role OR $object = 'publicist' AND a.kind = 'publicity'
       OR $object = 'servant' AND a.kind IN ['service', 'grassroots', 'donation', 'aid'])
WITH DISTINCT m, a, j.rows AS told
MATCH (a)-[:KEPT_BY]->(:Body {id: $body})
WITH DISTINCT m, a, told
RETURN 'TOOK_PART' AS fact, coalesce(m.name, m.id) + ' → ' + coalesce(a.name, a.id) AS name, a.date AS date, told AS rows
