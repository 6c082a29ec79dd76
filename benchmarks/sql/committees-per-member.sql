WITH placed AS (
    SELECT r.src AS member, count(DISTINCT r.dst) AS committees
    FROM Member_PLACED_UNDER_Committee r
    WHERE r.since <= $day AND $day < r.until AND r.dst IN (
        SELECT o.src FROM Committee_OF_Body o
        WHERE o.dst = (SELECT key FROM Body WHERE id = $body) AND o.since <= $day AND $day < o.until)
    GROUP BY r.src
)
SELECT m.id AS subject, m.name, coalesce(committees, 0) AS value
FROM sitters($body, $day, $day + 1) m LEFT JOIN placed ON placed.member = m.key
ORDER BY subject
