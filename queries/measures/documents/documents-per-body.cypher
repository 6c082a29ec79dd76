/*---
id         = "documents-per-body"
title      = { zh = "本会备案文件数", en = "Documents filed in the body's books" }
shape      = "filed"
subject    = "Body"
unit       = { zh = "份文件", en = "documents" }
needs      = { documents = "up", activities = "up" }
brings     = { kinds = { activities = "session_file" } }
params     = { kinds = "texts", since = "date", until = "date" }
words      = { kinds = "document_kind" }
examples   = { kinds = ["rule", "paper"] }
bound      = { at_least = 1 }
gap        = { zh = "期内没有这类文件备案", en = "no document of this kind was filed in the period" }
mechanisms = ["TR12", "QD3", "YT1", "YT10", "YT18"]
evidence   = { unsure = { zh = "类型空白的文件数", en = "documents whose kind is blank" } }
note       = { zh = "本会登记、日期在期内的文件；类型空白的可能属于任一类型。协商档案由活动台账的“已归档”而来", en = "documents kept by the body and dated in the period; one whose kind is blank may be of any. Session files come from the activities marked as archived" }
---*/
MATCH (b:Body {id: $body})
OPTIONAL MATCH (b)<-[:KEPT_BY]-(d:Document)
WHERE d.date >= $since AND d.date < $until
RETURN b.id AS subject, b.name AS name, count(DISTINCT CASE WHEN d.kind IN $kinds THEN d.id END) AS value,
       count(DISTINCT CASE WHEN d.kind IS NULL THEN d.id END) AS unsure
ORDER BY subject
// why
MATCH (:Body {id: $subject})<-[:KEPT_BY]-(d:Document)
WHERE d.kind IN $kinds AND d.date >= $since AND d.date < $until
RETURN 'Document' AS fact, d.name AS name, d.date AS date, d.rows AS rows
ORDER BY date, name
