// Who filed the document: a member, a group, a platform or a committee.
MATCH (d:Document)-[:FILED_BY]->(f:Member|`Group`|Platform|Committee)
RETURN DISTINCT d.id AS subject, f.id AS owner, f.name AS owner_name
ORDER BY subject, owner
