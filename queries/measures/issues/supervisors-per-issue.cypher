/*---
id         = "supervisors-per-issue"
title      = { zh = "事项督办包案领导数", en = "Members who lead, supervise or own an issue" }
shape      = "range"
subject    = "Issue"
unit       = { zh = "人", en = "members" }
needs      = { members = "up", proposals = "subjects", topics = "subjects", tasks = "subjects", cases = "subjects", visits = "subjects", reports = "subjects" }  # they stand in the row that states the issue
brings     = { kinds = { proposals = "proposal", topics = "topic", tasks = "task|suggestion|deed|plan|research", cases = "case|dispute", visits = "need", reports = "opinion_report" } }
params     = { kinds = "texts", key_only = "int", roles = "texts", posts = "texts", since = "date", until = "date" }
words      = { kinds = "issue_kind", roles = "lead|leader|owner|mediator", posts = "role" }
examples   = { kinds = ["topic", "proposal"], key_only = 1, roles = ["lead", "leader"], posts = ["chair", "vice_chair", "standing"] }
bound      = { at_least = 1 }
gap        = { zh = "没有督办、牵头或包案的领导", en = "no member leads, supervises or owns it" }
mechanisms = ["GL14", "YT3", "CC10", "TR13", "GS5"]
evidence   = { kind = { zh = "类型", en = "kind" }, named = { zh = "列名委员", en = "members named, whatever their post" } }
note       = { zh = "期内的事项；key_only = 1 只看标为重点的（空白即非重点）；roles 为 lead 牵头、leader 督办领导、owner 包案或责任人、mediator 调解员，posts 为事项提出当日在本会的职务（如 chair 主席、vice_chair 副主席、standing 常委），均为空则不限。草稿、取消的不计", en = "issues of the period; key_only = 1 takes only those marked as key (blank is not key); roles: lead, leader (supervising), owner (of a case or task), mediator; posts: the post in the body on the day of the issue (chair, vice_chair, standing, …); an empty list means any. Drafts and cancelled ones are left out" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(i:Issue)
WHERE i.kind IN $kinds AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND i.date >= $since AND i.date < $until
  AND ($key_only = 0 OR coalesce(i.key, false))
WITH i
OPTIONAL MATCH (i)<-[v:SUPERVISES]-(m:Member)
WHERE size($roles) = 0 OR v.role IN $roles
WITH DISTINCT i, i.date AS day, m
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= day AND day < s.until AND s.role IN $posts
RETURN i.id AS subject, i.name AS name,
       count(DISTINCT CASE WHEN size($posts) = 0 OR s.role IS NOT NULL THEN m.id END) AS value,
       i.kind AS kind, count(DISTINCT m.id) AS named
ORDER BY subject
// why
MATCH (i:Issue {id: $subject})<-[v:SUPERVISES]-(m:Member)
WHERE size($roles) = 0 OR v.role IN $roles
WITH DISTINCT m, v, i.date AS day
OPTIONAL MATCH (m)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since <= day AND day < s.until AND s.role IN $posts
WITH DISTINCT m, v, s.role AS post
WHERE size($posts) = 0 OR post IS NOT NULL
RETURN DISTINCT 'SUPERVISES' AS fact, m.name AS name, CASE WHEN false THEN date('0001-01-01') END AS date, v.rows AS rows
ORDER BY name
