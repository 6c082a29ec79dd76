// The constituencies of the body on a day.
MATCH (k:Constituency)-[o:OF]->(:Body {id: $body})
WHERE o.since <= $day AND $day < o.until
RETURN DISTINCT k.id AS id, k.name AS label
ORDER BY label, id
