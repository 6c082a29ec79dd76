// The constituency of each member, and the issues that people of the chosen townships raised.
MATCH (m:Member)-[r:REPRESENTS]->(k:Constituency)
WHERE m.id IN $members AND r.since <= $day AND $day < r.until
RETURN m.id AS member, k.id AS constituency, k.name AS constituency_name
ORDER BY member, constituency
