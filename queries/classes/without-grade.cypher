// Platforms that bear no grade with this word in it: those that are no demonstration sites.
MATCH (h:Platform)-[:OF]->(:Body {id: $body})
WHERE NOT coalesce(h.grade, '') CONTAINS $grade
RETURN DISTINCT h.id AS subject
