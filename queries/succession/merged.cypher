// Townships, villages and constituencies that were merged into another by the day, and into which.
// 至该日已并入他处的乡镇（街道）、村（社区）和界别，及并入何处。
MATCH (o:Constituency|Township|Village)-[r:SUCCEEDED_BY]->(n:Constituency|Township|Village)
WHERE r.since_known AND r.since <= $day
RETURN o.id AS subject, coalesce(n.name, n.id) AS heir, r.since AS since
ORDER BY subject, since DESC, heir
