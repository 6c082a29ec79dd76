// Who filed the document: a member, a group, a platform or a committee.
// 提交该文件的委员、小组、平台或专委会。
MATCH (d:Document)-[:FILED_BY]->(f:Member|`Group`|Platform|Committee)
RETURN DISTINCT d.id AS subject, f.id AS owner, f.name AS owner_name
ORDER BY subject, owner
