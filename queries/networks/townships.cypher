// The townships of the body, and the region that each lies in.
MATCH (:Body {id: $body})-[z:COVERS]->(g:Region)
WHERE z.since <= $day AND $day < z.until
WITH DISTINCT g
MATCH (g)<-[:PART_OF*0..3]-(r:Region)
WITH DISTINCT r
MATCH (r)<-[p:PART_OF]-(t:Township)
WHERE p.since <= $day AND $day < p.until
RETURN DISTINCT t.id AS id, t.name AS label, t.code AS code, r.id AS region, r.name AS region_name
ORDER BY code, id
