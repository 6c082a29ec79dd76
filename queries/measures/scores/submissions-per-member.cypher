/*---
id         = "submissions-per-member"
title      = { zh = "委员提交事项件数（联名按规则分摊）", en = "What a member submitted, joint ones shared out" }
shape      = "sum"
subject    = "Member"
unit       = { zh = "件", en = "issues" }
needs      = { members = "any", proposals = "up", reports = "up", topics = "up", endorsements = "up" }
brings     = { kinds = { proposals = "proposal", reports = "opinion_report", topics = "topic" }, steps = { endorsements = "endorsed|adopted|followed_up|sent" } }
params     = { since = "date", until = "date", kinds = "texts", steps = "texts", key_only = "int", sharing = "text" }
words      = { kinds = "issue_kind", steps = "step", sharing = "each|share|half|first|joint" }
examples   = { kinds = ["proposal"], steps = ["filed"], key_only = 0, sharing = "half" }
bound      = { at_least = 1 }
gap        = { zh = "期内提交的件数不足", en = "too little was submitted in the period" }
mechanisms = ["TR12", "QD4"]
note       = { zh = "任内提交、本会登记的；草稿、撤销的和仅附议联名者不计。sharing：each 署名者各计1件；share 平均分摊；half 第一提出者计一半，其他人均分另一半；first 只计第一提出者；joint 只计其他提出者。steps 非空则只计期末前已到其中任一环节的；key_only = 1 只计重点", en = "submitted while sitting and in the body's books; drafts, cancelled ones and mere co-signing do not count. sharing: each counts 1 for every proposer, share divides evenly, half gives the first proposer one half and the others the rest in equal parts, first counts the first proposer only, joint the others only. With steps, only what has reached one of them by the end; key_only = 1: only what is marked as key" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
WITH m, s.since AS came, s.until AS went
OPTIONAL MATCH (m)-[u:SUBMITTED]->(i:Issue)
WHERE i.kind IN $kinds AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND coalesce(u.role, '') <> 'cosigner'
  AND i.date >= $since AND i.date < $until AND came <= i.date AND i.date < went
  AND ($key_only = 0 OR coalesce(i.key, false))
WITH m, i, max(coalesce(u.share, 1.0)) AS share, max(CASE WHEN u.role = 'joint' THEN 0.0 ELSE 1.0 END) AS leads
OPTIONAL MATCH (i)-[:KEPT_BY]->(b:Body {id: $body})
WITH m, i, share, leads, b.id AS keeper
OPTIONAL MATCH (i)-[:REACHED]->(x:Step)
WHERE x.kind IN $steps AND coalesce(x.date, $since) < $until
WITH m, i, share, leads, keeper, count(DISTINCT x.id) AS reached
WITH m, CASE WHEN keeper IS NULL OR (size($steps) > 0 AND reached = 0) THEN 0.0
             WHEN $sharing = 'share' THEN share
             WHEN $sharing = 'first' THEN leads
             WHEN $sharing = 'joint' THEN 1.0 - leads
             WHEN $sharing = 'half' AND share < 1.0 AND leads = 1.0 THEN 0.5
             WHEN $sharing = 'half' AND share < 1.0 THEN 0.5 * share / (1.0 - share)
             ELSE 1.0 END AS part
RETURN m.id AS subject, m.name AS name, round(sum(part), 9) AS value
ORDER BY subject
// why
MATCH (m:Member {id: $subject})-[s:SITS_IN]->(:Body {id: $body})
WITH m, s.since AS came, s.until AS went
MATCH (m)-[u:SUBMITTED]->(i:Issue)
WHERE i.kind IN $kinds AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND coalesce(u.role, '') <> 'cosigner'
  AND i.date >= $since AND i.date < $until AND came <= i.date AND i.date < went
  AND ($key_only = 0 OR coalesce(i.key, false))
WITH DISTINCT i
MATCH (i)-[:KEPT_BY]->(:Body {id: $body})
WITH DISTINCT i
OPTIONAL MATCH (i)-[:REACHED]->(x:Step)
WHERE x.kind IN $steps AND coalesce(x.date, $since) < $until
WITH i, count(DISTINCT x.id) AS reached
WHERE size($steps) = 0 OR reached > 0
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
ORDER BY date, name
