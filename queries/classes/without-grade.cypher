// Platforms that bear no grade with this word in it: those that are no demonstration sites.
// 等级中没有“$grade”字样的平台，即不是示范点的。
MATCH (h:Platform)-[:OF]->(:Body {id: $body})
WHERE NOT coalesce(h.grade, '') CONTAINS $grade
RETURN DISTINCT h.id AS subject
