// Who owns, supervises or leads the issue; a mediator of it last.
// 包案、督办或领衔的人；调解员在后。
MATCH (m:Member)-[s:SUPERVISES]->(i:Issue)
RETURN DISTINCT i.id AS subject, m.id AS owner, m.name AS owner_name,
       CASE WHEN s.role = 'owner' THEN 0 WHEN s.role = 'leader' THEN 1 WHEN s.role = 'lead' THEN 2 ELSE 3 END AS rank
ORDER BY subject, rank, owner
