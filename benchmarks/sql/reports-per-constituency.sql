WITH counted AS (
    SELECT r.dst AS constituency, count(DISTINCT i.key) AS papers
    FROM Issue i
    JOIN Member_SUBMITTED_Issue u ON u.dst = i.key AND coalesce(u.role, '') <> 'cosigner'
    JOIN Member_REPRESENTS_Constituency r ON r.src = u.src AND r.since <= i.date AND i.date < r.until
    WHERE i.kind = 'opinion_report' AND coalesce(i.status, '') <> 'draft' AND i.date >= $since AND i.date < $until
    GROUP BY r.dst
)
SELECT k.id AS subject, k.name, coalesce(papers, 0) AS value
FROM constituencies($body, $since, $until) k LEFT JOIN counted ON counted.constituency = k.key
ORDER BY subject
