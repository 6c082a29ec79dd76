// Who submitted the issue, the first named one first.
// 提交人，第一提交人在先。
MATCH (m:Member)-[s:SUBMITTED]->(i:Issue)
RETURN i.id AS subject, m.id AS owner, m.name AS owner_name, CASE WHEN s.role = 'first' THEN 0 ELSE 1 END AS rank
ORDER BY subject, rank, owner
