// Who organised the activity: a group, a platform, a constituency or a committee, the body itself last.
MATCH (a:Activity)-[:ORGANISED_BY]->(o:Body|Committee|Constituency|`Group`|Platform)
RETURN DISTINCT a.id AS subject, o.id AS owner, o.name AS owner_name, CASE WHEN o.id = $body THEN 1 ELSE 0 END AS rank
ORDER BY subject, rank, owner
