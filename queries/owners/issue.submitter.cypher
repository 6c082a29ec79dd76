// Who submitted the issue, the first named one first.
MATCH (m:Member)-[s:SUBMITTED]->(i:Issue)
RETURN i.id AS subject, m.id AS owner, m.name AS owner_name, CASE WHEN s.role = 'first' THEN 0 ELSE 1 END AS rank
ORDER BY subject, rank, owner
