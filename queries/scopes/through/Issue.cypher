// Facts of an issue are the deeds of the members who submitted it, or raised it on a visit.
MATCH (i:Issue)<-[:SUBMITTED]-(m:Member)
RETURN DISTINCT i.id AS subject, m.id AS member
UNION
MATCH (i:Issue)<-[:RAISED]-(:Visit)<-[:MADE]-(m:Member)
RETURN DISTINCT i.id AS subject, m.id AS member
