WITH asked AS (
    SELECT i.key, i.id, i.name, i.date
    FROM body_issues($body) i
    WHERE i.kind = 'proposal' AND i.date >= $since AND i.date < $until
      AND i.key NOT IN (SELECT r.src FROM Issue_REACHED_Step r JOIN Step x ON x.key = r.dst WHERE x.kind = 'returned')
), filing AS (
    SELECT i.key AS issue, count(*) AS filed, min(f.date) AS filed_on
    FROM asked i JOIN Issue_REACHED_Step r ON r.src = i.key JOIN Step f ON f.key = r.dst
    WHERE f.kind = 'filed' AND coalesce(f.date, i.date) >= i.date AND coalesce(f.date, $since) < $until
    GROUP BY i.key
), handed AS (
    SELECT src AS issue, count(DISTINCT dst) AS departments FROM Issue_HANDLED_BY_Department GROUP BY src
), answered AS (
    SELECT i.key AS issue, count(*) AS answers
    FROM asked i
    LEFT JOIN filing ON filing.issue = i.key
    JOIN Issue_REACHED_Step r ON r.src = i.key
    JOIN Step a ON a.key = r.dst
    WHERE a.kind = 'answered' AND coalesce(a.date, filed_on, i.date) >= coalesce(filed_on, i.date)
      AND coalesce(a.date, $since) < $until
    GROUP BY i.key
)
SELECT i.id AS subject, i.name,
       (filed IS NULL)::BIGINT + (departments IS NULL)::BIGINT + (answers IS NULL)::BIGINT AS value,
       coalesce(filed, 0) AS filed, coalesce(departments, 0) AS departments, coalesce(answers, 0) AS answers
FROM asked i
LEFT JOIN filing ON filing.issue = i.key
LEFT JOIN handed ON handed.issue = i.key
LEFT JOIN answered ON answered.issue = i.key
ORDER BY subject
