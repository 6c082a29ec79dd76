SELECT m.id AS subject, m.name, count(DISTINCT v.date) AS value, count(*) AS visits
FROM visits_in($since, $until) v
JOIN Member_MADE_Visit x ON x.dst = v.key
JOIN Member m ON m.key = x.src
WHERE v.key IN (SELECT src FROM Visit_VISITED_Contact)
  AND EXISTS (SELECT 1 FROM sitting($body, $since, $until) s
              WHERE s.member = x.src AND s.since <= v.date AND v.date < s.until)
GROUP BY m.key, m.id, m.name
HAVING count(*) >= 2
ORDER BY subject
