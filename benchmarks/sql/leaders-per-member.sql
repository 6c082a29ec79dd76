WITH linked AS (
    SELECT src, dst FROM Member_LINKED_TO_Member WHERE since <= $day AND $day < until
)
SELECT m.id AS subject, m.name, count(DISTINCT linked.src) AS value
FROM sitters($body, $day, $day + 1) m LEFT JOIN linked ON linked.dst = m.key
WHERE m.key NOT IN (SELECT src FROM linked)
GROUP BY m.id, m.name
ORDER BY subject
