/*---
id         = "platform-cells"
title      = { zh = "平台依托单位类别×层级", en = "Platforms by kind of host and level" }
shape      = "grid"
subject    = "Body"
object     = "cell"
cells      = ["host_kind", "level"]
unit       = { zh = "个平台", en = "platforms" }
needs      = { platforms = "any", places = "any", members = "up" }
brings     = { kinds = { places = "room|", members = "studio|" } }
params     = { cells = "texts", kinds = "texts", day = "date" }
words      = { kinds = "platform_kind" }
examples   = { cells = ["unit/county", "unit/prefecture", "firm/county", "village/county"], kinds = ["room", "station"] }
bound      = { at_least = 1 }
gap        = { zh = "该层级没有依托这类单位的平台", en = "no platform at this level is hosted by a unit of this kind" }
mechanisms = ["SM7", "SM2"]
evidence   = { unsure = { zh = "类型、层级或依托单位类别不明、可能属于该格的平台", en = "platforms whose kind, level or kind of host is not known, which may be in the cell" } }
note       = { zh = "每格写作“依托单位类别/层级”，如 firm/county；kinds 为平台类型，为空表示全部。依托单位的类别按表中所写，没写的按单位名称的末尾判断，判断不了的、没有依托单位的，都可能属于该层级任一格。没有平台的格也列出，为0", en = "a cell reads kind of host/level, as firm/county; `kinds` are those of the platforms, none means all. The kind of a host is as its sheet says, else told by how its name ends; a platform whose host is of a kind that cannot be told, or that has none, may be in any cell of its level. A cell without a platform is listed too, as 0" }
---*/
MATCH (b:Body {id: $body})
UNWIND $cells AS cell
WITH DISTINCT b, cell
OPTIONAL MATCH (b)<-[o:OF]-(h:Platform)
WHERE o.since <= $day AND $day < o.until AND (size($kinds) = 0 OR h.kind IS NULL OR h.kind IN $kinds)
WITH DISTINCT b, cell, h, size($kinds) > 0 AND h.kind IS NULL AS blank, coalesce(h.level, '') AS level
OPTIONAL MATCH (h)-[u:HOSTED_BY]->(d:Department)
WHERE u.since <= $day AND $day < u.until
WITH DISTINCT b, cell, h, blank, level, coalesce(d.kind, '') AS host
RETURN b.id AS subject, b.name AS name, cell AS object, cell AS object_name,
       count(DISTINCT CASE WHEN NOT blank AND host + '/' + level = cell THEN h.id END) AS value,
       count(DISTINCT CASE WHEN (blank OR host = '' OR level = '') AND (host = '' OR cell STARTS WITH (host + '/'))
                                AND (level = '' OR cell ENDS WITH ('/' + level)) THEN h.id END) AS unsure
ORDER BY subject, object
// why
MATCH (:Body {id: $body})<-[o:OF]-(h:Platform)
WHERE o.since <= $day AND $day < o.until AND (size($kinds) = 0 OR h.kind IN $kinds)
WITH DISTINCT h
MATCH (h)-[u:HOSTED_BY]->(d:Department)
WHERE u.since <= $day AND $day < u.until AND coalesce(d.kind, '') + '/' + coalesce(h.level, '') = $object
WITH DISTINCT h
RETURN 'Platform' AS fact, h.name AS name, h.opened AS date, h.rows AS rows
ORDER BY name
// unsure
MATCH (:Body {id: $body})<-[o:OF]-(h:Platform)
WHERE o.since <= $day AND $day < o.until AND (size($kinds) = 0 OR h.kind IS NULL OR h.kind IN $kinds)
WITH DISTINCT h, size($kinds) > 0 AND h.kind IS NULL AS blank, coalesce(h.level, '') AS level
OPTIONAL MATCH (h)-[u:HOSTED_BY]->(d:Department)
WHERE u.since <= $day AND $day < u.until
WITH DISTINCT h, blank, level, coalesce(d.kind, '') AS host
WHERE (blank OR host = '' OR level = '') AND (host = '' OR $object STARTS WITH (host + '/'))
      AND (level = '' OR $object ENDS WITH ('/' + level))
WITH DISTINCT h
RETURN 'Platform' AS fact, h.name AS name, h.opened AS date, h.rows AS rows
ORDER BY name
