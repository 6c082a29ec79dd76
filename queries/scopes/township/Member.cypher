// A member's deeds are in the sheets of the township the member is assigned to, itself or by a village, patch or
// platform of it, and of the townships that a liaison group of the member is responsible for.
MATCH (m:Member)-[a:ASSIGNED_TO]->(t:Township)
WHERE a.since < $until AND $since < a.until
RETURN DISTINCT m.id AS subject, t.id AS scope
UNION
MATCH (m:Member)-[a:ASSIGNED_TO]->(w:Village)
WHERE a.since < $until AND $since < a.until
WITH DISTINCT m, w
MATCH (w)-[p:PART_OF]->(t:Township)
WHERE p.since < $until AND $since < p.until
RETURN DISTINCT m.id AS subject, t.id AS scope
UNION
MATCH (m:Member)-[a:ASSIGNED_TO]->(w:Patch)
WHERE a.since < $until AND $since < a.until
WITH DISTINCT m, w
MATCH (w)-[p:PART_OF]->(t:Township)
WHERE p.since < $until AND $since < p.until
RETURN DISTINCT m.id AS subject, t.id AS scope
UNION
MATCH (m:Member)-[a:ASSIGNED_TO]->(f:Platform)
WHERE a.since < $until AND $since < a.until
WITH DISTINCT m, f
MATCH (f)-[l:LOCATED_IN]->(t:Township)
WHERE l.since < $until AND $since < l.until
RETURN DISTINCT m.id AS subject, t.id AS scope
UNION
MATCH (m:Member)-[a:ASSIGNED_TO]->(f:Platform)
WHERE a.since < $until AND $since < a.until
WITH DISTINCT m, f
MATCH (f)-[l:LOCATED_IN]->(w:Village)
WHERE l.since < $until AND $since < l.until
WITH DISTINCT m, w
MATCH (w)-[p:PART_OF]->(t:Township)
WHERE p.since < $until AND $since < p.until
RETURN DISTINCT m.id AS subject, t.id AS scope
UNION
MATCH (m:Member)-[i:IN_GROUP]->(g:`Group`)
WHERE i.since < $until AND $since < i.until
WITH DISTINCT m, g
MATCH (g)-[r:RESPONSIBLE_FOR]->(t:Township)
WHERE g.kind = 'township_liaison' AND r.since < $until AND $since < r.until
RETURN DISTINCT m.id AS subject, t.id AS scope
