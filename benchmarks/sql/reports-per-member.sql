WITH counted AS (
    SELECT member, count(*) AS papers FROM papers($body, ['opinion_report'], $since, $until) GROUP BY member
)
SELECT m.id AS subject, m.name, coalesce(papers, 0) AS value
FROM sitters($body, $since, $until) m LEFT JOIN counted ON counted.member = m.key
ORDER BY subject
