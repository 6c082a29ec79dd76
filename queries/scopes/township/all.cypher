// The townships of the body's regions, each with the county it lies in.
MATCH (:Body {id: $body})-[z:COVERS]->(covered:Region)
WHERE z.since < $until AND $since < z.until
WITH DISTINCT covered
MATCH (covered)<-[:PART_OF*0..2]-(region:Region)
WITH DISTINCT region
MATCH (region)<-[p:PART_OF]-(t:Township)
WHERE p.since < $until AND $since < p.until
RETURN DISTINCT t.id AS scope, t.name AS name, region.name AS above
ORDER BY name, above, scope
