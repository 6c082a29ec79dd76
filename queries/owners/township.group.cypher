// The head of the liaison group that is responsible for the township; where there is none, an officer of it.
MATCH (p:Member|Staff)-[h:HEADS]->(g:`Group`)-[r:RESPONSIBLE_FOR]->(t:Township)
WHERE h.since <= $day AND $day < h.until AND r.since <= $day AND $day < r.until
MATCH (g)-[:OF]->(:Body {id: $body})
RETURN DISTINCT t.id AS subject, p.id AS owner, p.name AS owner_name, CASE WHEN h.role = 'head' THEN 0 ELSE 1 END AS rank
ORDER BY subject, rank, owner
