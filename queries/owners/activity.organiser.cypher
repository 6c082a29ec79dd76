// Who organised the activity: a group, a platform, a constituency or a committee, the body itself last.
// 活动的主办者：先是小组、平台、界别或专委会，最后才是本会。
MATCH (a:Activity)-[:ORGANISED_BY]->(o:Body|Committee|Constituency|`Group`|Platform)
RETURN DISTINCT a.id AS subject, o.id AS owner, o.name AS owner_name, CASE WHEN o.id = $body THEN 1 ELSE 0 END AS rank
ORDER BY subject, rank, owner
