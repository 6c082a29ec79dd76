// Facts of a contact are the deeds of the members who keep the contact.
MATCH (c:Contact)<-[h:KEEPS_CONTACT]-(m:Member)
WHERE h.since < $until AND $since < h.until
RETURN DISTINCT c.id AS subject, m.id AS member
