/*---
id         = "citations-per-document"
title      = { zh = "文件引用依据数", en = "Documents that a document cites" }
shape      = "filed"
subject    = "Document"
unit       = { zh = "份文件", en = "documents" }
needs      = { documents = "subjects", activities = "subjects" }  # what it cites stands in the row that states the document
brings     = { kinds = { activities = "session_file" } }
params     = { kinds = "texts", day = "date" }
words      = { kinds = "document_kind" }
examples   = { kinds = ["rule", "paper"] }
bound      = { at_least = 1 }
gap        = { zh = "没有引用上位制度", en = "it cites no superior rule" }
mechanisms = ["GS1"]
evidence   = { kind = { zh = "类型", en = "kind" }, dated = { zh = "日期", en = "date" } }
note       = { zh = "本会登记、当日已有的本级文件（日期、层级不详的也算）；同时登记的上级文件不在其内；引用自身不算", en = "documents kept by the body, of its own level or of none told, dated on the day or before, or not dated; documents of other levels kept beside them are no subjects; citing itself does not count" }
---*/
MATCH (b:Body {id: $body})<-[:KEPT_BY]-(d:Document)
WHERE d.kind IN $kinds AND coalesce(d.date, $day) <= $day AND (d.level IS NULL OR b.level IS NULL OR d.level = b.level)
WITH d
OPTIONAL MATCH (d)-[:CITES]->(c:Document)
WITH d, CASE WHEN c.id <> d.id THEN c.id END AS cited
RETURN d.id AS subject, d.name AS name, count(DISTINCT cited) AS value, d.kind AS kind, d.date AS dated
ORDER BY subject
// why
MATCH (:Document {id: $subject})-[r:CITES]->(c:Document)
WHERE c.id <> $subject
RETURN 'CITES' AS fact, c.name AS name, c.date AS date, r.rows AS rows
ORDER BY name
