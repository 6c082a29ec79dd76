WITH counted AS (
    SELECT f.dst AS township, count(DISTINCT f.src) AS leaders
    FROM Member_RESPONSIBLE_FOR_Township f
    WHERE f.since <= $day AND $day < f.until AND f.src IN (SELECT member FROM sitting($body, $day, $day + 1))
    GROUP BY f.dst
)
SELECT t.id AS subject, t.name, coalesce(leaders, 0) AS value
FROM townships($body, $day, $day + 1) t LEFT JOIN counted ON counted.township = t.key
ORDER BY subject
