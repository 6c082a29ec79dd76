/*---
id         = "platform-cells"
title      = { zh = "平台类型×层级", en = "Platforms by kind and level" }
shape      = "grid"
subject    = "Body"
object     = "cell"
cells      = ["platform_kind", "level"]
unit       = { zh = "个平台", en = "platforms" }
needs      = { platforms = "any", places = "any" }
brings     = { cells = { places = "room/.*" } }
params     = { cells = "texts", day = "date" }
examples   = { cells = ["room/county", "room/prefecture", "station/county", "studio/prefecture"] }
bound      = { at_least = 1 }
gap        = { zh = "该层级没有这类平台", en = "there is no platform of this kind at this level" }
mechanisms = ["SM7"]
evidence   = { unsure = { zh = "类型或层级不明、可能属于该格的平台", en = "platforms of unknown kind or level that may be in the cell" } }
note       = { zh = "每格写作“类型/层级”，如 studio/county；没有平台的格也列出，为0", en = "a cell reads kind/level, as studio/county; a cell without a platform is listed too, as 0" }
---*/
MATCH (b:Body {id: $body})
UNWIND $cells AS cell
WITH DISTINCT b, cell
OPTIONAL MATCH (b)<-[o:OF]-(h:Platform)
WHERE o.since <= $day AND $day < o.until
WITH DISTINCT b, cell, h, coalesce(h.kind, '') AS kind, coalesce(h.level, '') AS level
RETURN b.id AS subject, b.name AS name, cell AS object, cell AS object_name,
       count(DISTINCT CASE WHEN kind + '/' + level = cell THEN h.id END) AS value,
       count(DISTINCT CASE WHEN (kind = '' OR level = '') AND (kind = '' OR cell STARTS WITH (kind + '/'))
                                AND (level = '' OR cell ENDS WITH ('/' + level)) THEN h.id END) AS unsure
ORDER BY subject, object
// why
MATCH (:Body {id: $body})<-[o:OF]-(h:Platform)
WHERE o.since <= $day AND $day < o.until AND coalesce(h.kind, '') + '/' + coalesce(h.level, '') = $object
WITH DISTINCT h
RETURN 'Platform' AS fact, h.name AS name, h.opened AS date, h.rows AS rows
ORDER BY name
