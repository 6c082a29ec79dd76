WITH made AS (
    SELECT v.key AS visit, h.dst AS township
    FROM visits_in($since, $until) v LEFT JOIN Visit_IN_TOWNSHIP_Township h ON h.src = v.key
    WHERE EXISTS (
        SELECT 1 FROM Member_MADE_Visit x JOIN sitting($body, $since, $until) s ON s.member = x.src
        WHERE x.dst = v.key AND s.since <= v.date AND v.date < s.until)
), counted AS (
    SELECT township, count(*) AS visits FROM made GROUP BY township
)
SELECT t.id AS subject, t.name, coalesce(visits, 0) AS value,
       (SELECT count(*) FROM made WHERE township IS NULL) AS unsure
FROM townships($body, $since, $until) t LEFT JOIN counted ON counted.township = t.key
ORDER BY subject
