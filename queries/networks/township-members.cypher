// Members who reach a constituency in a township: of that constituency, keeping a contact who lives there.
MATCH (k:Constituency)-[:OF]->(:Body {id: $body})
MATCH (k)<-[r:REPRESENTS]-(m:Member)-[s:KEEPS_CONTACT]->(c:Contact)-[l:LIVES_IN]->(t:Township)
WHERE r.since <= $day AND $day < r.until AND s.since <= $day AND $day < s.until AND l.since <= $day AND $day < l.until
RETURN k.id AS constituency, t.id AS township, count(DISTINCT m.id) AS members
ORDER BY constituency, township
