// The leader who is responsible for the village's township.
MATCH (l:Member)-[r:RESPONSIBLE_FOR]->(t:Township)<-[:PART_OF]-(v:Village)
WHERE r.since <= $day AND $day < r.until
MATCH (l)-[:SITS_IN]->(:Body {id: $body})
RETURN DISTINCT v.id AS subject, l.id AS owner, l.name AS owner_name
ORDER BY subject, owner
