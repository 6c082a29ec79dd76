// A group is in the sheets of the townships that it is responsible for.
MATCH (g:`Group`)-[r:RESPONSIBLE_FOR]->(t:Township)
WHERE r.since < $until AND $since < r.until
RETURN DISTINCT g.id AS subject, t.id AS scope
