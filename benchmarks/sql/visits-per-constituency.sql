WITH counted AS (
    SELECT b.dst AS constituency, count(DISTINCT v.key) AS visits
    FROM visits_in($since, $until) v
    JOIN Visit_VISITED_Contact y ON y.src = v.key
    JOIN Contact_BELONGS_TO_Constituency b ON b.src = y.dst AND b.since <= v.date AND v.date < b.until
    GROUP BY b.dst
)
SELECT k.id AS subject, k.name, coalesce(visits, 0) AS value
FROM constituencies($body, $since, $until) k LEFT JOIN counted ON counted.constituency = k.key
ORDER BY subject
