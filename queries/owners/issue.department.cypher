// The department that handles the issue, the lead one first.
// 承办部门，主办在先。
MATCH (i:Issue)-[h:HANDLED_BY]->(d:Department)
RETURN i.id AS subject, d.id AS owner, d.name AS owner_name,
       CASE WHEN h.role = 'lead' OR h.role = 'main' THEN 0 ELSE 1 END AS rank
ORDER BY subject, rank, owner
