WITH made AS (
    SELECT DISTINCT v.key AS visit
    FROM visits_in($since, $until) v
    JOIN Member_MADE_Visit x ON x.dst = v.key
    JOIN sitting($body, $since, $until) s ON s.member = x.src AND s.since <= v.date AND v.date < s.until
), counted AS (
    SELECT coalesce(c.kind, 'person') AS cell, count(DISTINCT c.key) AS met
    FROM made JOIN Visit_VISITED_Contact y ON y.src = visit JOIN Contact c ON c.key = y.dst
    GROUP BY ALL
    UNION ALL
    SELECT 'member', count(DISTINCT y.dst) FROM made JOIN Visit_VISITED_Member y ON y.src = visit
)
SELECT b.id AS subject, b.name, a.cell AS object, a.cell AS object_name, coalesce(met, 0) AS value
FROM Body b CROSS JOIN (SELECT unnest($cells) AS cell) a LEFT JOIN counted ON counted.cell = a.cell
WHERE b.id = $body
ORDER BY subject, object
