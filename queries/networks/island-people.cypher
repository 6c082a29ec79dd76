// Contacts who live in the chosen townships, and the members who keep them.
MATCH (t:Township)<-[l:LIVES_IN]-(c:Contact)
WHERE t.id IN $townships AND l.since <= $day AND $day < l.until
WITH DISTINCT t, c
MATCH (c)<-[s:KEEPS_CONTACT]-(m:Member)
WHERE s.since <= $day AND $day < s.until
WITH DISTINCT t, c, m
RETURN t.id AS township, c.id AS contact, c.name AS contact_name,
       m.id AS member, m.name AS member_name,
       COUNT { MATCH (m)-[:MADE]->(v:Visit)-[:VISITED]->(c)
               WHERE v.date >= $since AND v.date < $until AND v.reached } AS visits
ORDER BY township, contact, member
