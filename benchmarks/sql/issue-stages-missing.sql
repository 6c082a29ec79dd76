WITH handed AS (
    SELECT src AS issue, count(DISTINCT dst) AS departments FROM Issue_HANDLED_BY_Department GROUP BY src
), answered AS (
    SELECT i.key AS issue, count(*) AS answers
    FROM Issue i JOIN Issue_REACHED_Step r ON r.src = i.key JOIN Step a ON a.key = r.dst
    WHERE a.kind = 'answered' AND coalesce(a.date, $since) < $until AND coalesce(a.date, i.date) >= i.date
    GROUP BY i.key
)
SELECT i.id AS subject, i.name,
       (departments IS NULL)::BIGINT + (answers IS NULL)::BIGINT AS value,
       coalesce(departments, 0) AS departments, coalesce(answers, 0) AS answers, i.kind
FROM body_issues($body) i
LEFT JOIN handed ON handed.issue = i.key
LEFT JOIN answered ON answered.issue = i.key
WHERE i.kind IN ('need', 'opinion_report', 'proposal') AND i.date >= $since AND i.date < $until
ORDER BY subject
