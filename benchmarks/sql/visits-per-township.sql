WITH counted AS (
    SELECT h.township, count(DISTINCT v.key) AS visits
    FROM visits_in($since, $until) v
    JOIN Visit_VISITED_Contact y ON y.src = v.key
    JOIN contact_homes() h ON h.contact = y.dst AND h.since <= v.date AND v.date < h.until
    WHERE EXISTS (
        SELECT 1 FROM Member_MADE_Visit x JOIN sitting($body, $since, $until) s ON s.member = x.src
        WHERE x.dst = v.key AND s.since <= v.date AND v.date < s.until)
    GROUP BY h.township
)
SELECT t.id AS subject, t.name, coalesce(visits, 0) AS value
FROM townships($body, $since, $until) t LEFT JOIN counted ON counted.township = t.key
ORDER BY subject
