/*---
id         = "issues-through-platform"
title      = { zh = "经平台提交的事项数", en = "Issues that came through the platform" }
shape      = "events"
subject    = "Platform"
unit       = { zh = "件", en = "issues" }
needs      = { platforms = "any", reports = "up", proposals = "up", topics = "up", places = "subjects", members = "subjects" }
brings     = { issues = { reports = "opinion_report|", proposals = "proposal|", topics = "topic|" }, kinds = { places = "room|", members = "studio|" } }
params     = { kinds = "texts", issues = "texts", since = "date", until = "date", day = "date" }
words      = { kinds = "platform_kind", issues = "issue_kind" }
examples   = { kinds = ["room", "station"], issues = ["opinion_report", "proposal"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有经该平台提交的事项", en = "no issue came through the platform" }
mechanisms = ["GL5", "GL6", "GL10"]
note       = { zh = "社情民意、提案、议题等，按日期计；暂存的不算；平台或事项类型留空表示全部", en = "opinion reports, proposals, topics and others by their day; drafts do not count; an empty list of kinds or of issues means all" }
---*/
MATCH (h:Platform)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until AND (size($kinds) = 0 OR h.kind IN $kinds)
WITH DISTINCT h
OPTIONAL MATCH (h)<-[:THROUGH]-(i:Issue)
WHERE i.date >= $since AND i.date < $until AND coalesce(i.status, '') <> 'draft' AND (size($issues) = 0 OR i.kind IN $issues)
WITH DISTINCT h, i
OPTIONAL MATCH (i)-[:KEPT_BY]->(b:Body {id: $body})
RETURN h.id AS subject, h.name AS name, count(DISTINCT CASE WHEN b.id IS NOT NULL THEN i.id END) AS value
ORDER BY subject
// why
MATCH (:Platform {id: $subject})<-[:THROUGH]-(i:Issue)
WHERE i.date >= $since AND i.date < $until AND coalesce(i.status, '') <> 'draft' AND (size($issues) = 0 OR i.kind IN $issues)
WITH DISTINCT i
MATCH (i)-[:KEPT_BY]->(:Body {id: $body})
WITH DISTINCT i
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
ORDER BY date, name
