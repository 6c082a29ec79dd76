WITH counted AS (
    SELECT r.dst AS constituency, count(DISTINCT r.src) AS members
    FROM Member_REPRESENTS_Constituency r
    WHERE r.since <= $day AND $day < r.until AND r.src IN (SELECT member FROM sitting($body, $day, $day + 1))
    GROUP BY r.dst
)
SELECT k.id AS subject, k.name, coalesce(members, 0) AS value
FROM constituencies($body, $day, $day + 1) k LEFT JOIN counted ON counted.constituency = k.key
ORDER BY subject
