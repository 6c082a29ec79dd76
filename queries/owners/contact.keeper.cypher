// The member who keeps contact with the person.
MATCH (m:Member)-[r:KEEPS_CONTACT]->(c:Contact), (m)-[:SITS_IN]->(:Body {id: $body})
WHERE r.since <= $day AND $day < r.until
RETURN DISTINCT c.id AS subject, m.id AS owner, m.name AS owner_name
ORDER BY subject, owner
