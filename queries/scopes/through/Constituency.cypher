// Facts of a constituency are the deeds of its own members, and of those who keep its people.
MATCH (k:Constituency)-[:OF]->(:Body {id: $body})
WITH DISTINCT k
MATCH (k)<-[r:REPRESENTS]-(m:Member)
WHERE r.since < $until AND $since < r.until
RETURN DISTINCT k.id AS subject, m.id AS member
UNION
MATCH (k:Constituency)-[:OF]->(:Body {id: $body})
WITH DISTINCT k
MATCH (k)<-[b:BELONGS_TO]-(c:Contact)
WHERE b.since < $until AND $since < b.until
WITH DISTINCT k, c
MATCH (c)<-[h:KEEPS_CONTACT]-(m:Member)
WHERE h.since < $until AND $since < h.until
RETURN DISTINCT k.id AS subject, m.id AS member
