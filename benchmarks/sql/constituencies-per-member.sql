WITH represented AS (
    SELECT r.src AS member, count(DISTINCT r.dst) AS constituencies
    FROM Member_REPRESENTS_Constituency r
    WHERE r.since <= $day AND $day < r.until AND r.dst IN (SELECT key FROM constituencies($body, $day, $day + 1))
    GROUP BY r.src
)
SELECT m.id AS subject, m.name, coalesce(constituencies, 0) AS value
FROM sitters($body, $day, $day + 1) m LEFT JOIN represented ON represented.member = m.key
ORDER BY subject
