/*---
id         = "issues-per-group"
title      = { zh = "党派小组提交件数", en = "Issues submitted by a group" }
shape      = "events"
subject    = "Group"
unit       = { zh = "件", en = "issues" }
needs      = { groups = "any", proposals = "up", reports = "up", places = "subjects", appointments = "subjects", members = "subjects" }
brings     = { issues = { proposals = "proposal", reports = "opinion_report" }, kinds = { places = "township_liaison", appointments = "mediation", members = "constituency|township_liaison" } }
params     = { kinds = "texts", issues = "texts", since = "date", until = "date", day = "date" }
words      = { kinds = "group_kind", issues = "issue_kind" }
examples   = { kinds = ["party_group", "township_liaison"], issues = ["opinion_report", "proposal"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有以集体名义提交", en = "it submitted nothing in its own name in the period" }
mechanisms = ["YT14"]
note       = { zh = "期末属于本会的这类党派、小组；以集体名义提交的，成员个人提交的不计；仅附议联名的、暂存稿不计", en = "groups and parties of this kind that are of the body at the end of the period; what they submitted in their own name, not what their members did; only co-signing does not count, nor do drafts" }
---*/
MATCH (:Body {id: $body})<-[o:OF]-(g:`Group`)
WHERE g.kind IN $kinds AND o.since <= $day AND $day < o.until
WITH DISTINCT g
OPTIONAL MATCH (g)-[u:SUBMITTED]->(i:Issue)
WHERE i.kind IN $issues AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND coalesce(u.role, '') <> 'cosigner'
  AND i.date >= $since AND i.date < $until
RETURN g.id AS subject, g.name AS name, count(DISTINCT i.id) AS value
ORDER BY subject
// why
MATCH (:`Group` {id: $subject})-[u:SUBMITTED]->(i:Issue)
WHERE i.kind IN $issues AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND coalesce(u.role, '') <> 'cosigner'
  AND i.date >= $since AND i.date < $until
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
ORDER BY date, name
