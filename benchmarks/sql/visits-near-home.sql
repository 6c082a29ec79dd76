WITH made AS (
    SELECT DISTINCT x.src AS member, v.key AS visit, v.date
    FROM visits_in($since, $until) v
    JOIN Member_MADE_Visit x ON x.dst = v.key
    JOIN sitting($body, $since, $until) s ON s.member = x.src AND s.since <= v.date AND v.date < s.until
), homes AS (
    SELECT src AS member, dst AS township, since, until FROM Member_LIVES_IN_Township WHERE since < $until AND $since < until
), counted AS (
    SELECT made.member, count(DISTINCT visit) FILTER (w.src IS NULL) AS unsure,
           count(DISTINCT visit) FILTER (h.member IS NOT NULL) AS near
    FROM made
    LEFT JOIN Visit_IN_TOWNSHIP_Township w ON w.src = visit
    LEFT JOIN homes h ON h.member = made.member AND h.township = w.dst AND h.since <= date AND date < h.until
    GROUP BY made.member
)
SELECT m.id AS subject, m.name, CASE WHEN m.key IN (SELECT member FROM homes) THEN coalesce(near, 0) END AS value,
       coalesce(unsure, 0) AS unsure
FROM sitters($body, $since, $until) m LEFT JOIN counted ON counted.member = m.key
ORDER BY subject
