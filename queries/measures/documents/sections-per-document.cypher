/*---
id         = "sections-per-document"
title      = { zh = "文件涵盖的方面数", en = "Aspects that a document covers" }
shape      = "filed"
subject    = "Document"
unit       = { zh = "个方面", en = "aspects" }
needs      = { documents = "subjects", activities = "subjects" }  # the sections stand in the row that states the document
brings     = { kinds = { activities = "session_file" } }
params     = { kinds = "texts", aspects = "texts", day = "date" }
words      = { kinds = "document_kind" }
examples   = { kinds = ["rule", "paper"], aspects = ["one", "two", "three"] }
bound      = { at_least = 5 }
gap        = { zh = "文件涵盖的方面不足", en = "the document covers too few aspects" }
mechanisms = ["TR11"]
evidence   = { kind = { zh = "类型", en = "kind" }, dated = { zh = "日期", en = "date" } }
note       = { zh = "本会登记、当日已有的文件（日期不详的也算）；aspects 列出应涵盖的方面，章节名称含有其字样的即算涵盖；没写章节的无法判断", en = "documents kept by the body and dated on the day or before, or not dated; `aspects` lists what it should cover, and a section whose name has the words covers it; one whose sections are blank cannot be told" }
---*/
MATCH (:Body {id: $body})<-[:KEPT_BY]-(d:Document)
WHERE d.kind IN $kinds AND coalesce(d.date, $day) <= $day
UNWIND $aspects AS aspect
WITH DISTINCT d, aspect
WITH d, sum(CASE WHEN any(section IN d.sections WHERE section CONTAINS aspect) THEN 1 ELSE 0 END) AS covered
RETURN d.id AS subject, d.name AS name, CASE WHEN size(d.sections) > 0 THEN covered END AS value, d.kind AS kind,
       d.date AS dated
ORDER BY subject
// why
MATCH (d:Document {id: $subject})
RETURN 'Document' AS fact, d.name AS name, d.date AS date, d.rows AS rows
