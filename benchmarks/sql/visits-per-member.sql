WITH counted AS (
    SELECT x.src AS member, count(*) AS visits
    FROM visits_in($since, $until) v JOIN Member_MADE_Visit x ON x.dst = v.key
    WHERE v.key IN (SELECT src FROM Visit_VISITED_Contact)
      AND EXISTS (SELECT 1 FROM sitting($body, $since, $until) s
                  WHERE s.member = x.src AND s.since <= v.date AND v.date < s.until)
    GROUP BY x.src
)
SELECT m.id AS subject, m.name, coalesce(visits, 0) AS value
FROM sitters($body, $since, $until) m LEFT JOIN counted ON counted.member = m.key
ORDER BY subject
