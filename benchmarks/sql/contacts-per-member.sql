WITH own AS (
    SELECT r.src AS member, count(DISTINCT r.dst) AS contacts
    FROM Member_KEEPS_CONTACT_Contact r
    JOIN Contact_BELONGS_TO_Constituency g ON g.src = r.dst
    JOIN Member_REPRESENTS_Constituency p ON p.src = r.src AND p.dst = g.dst
    WHERE r.since <= $day AND $day < r.until AND g.since <= $day AND $day < g.until
      AND p.since <= $day AND $day < p.until
      AND g.dst IN (SELECT key FROM constituencies($body, $day, $day + 1))
    GROUP BY r.src
)
SELECT m.id AS subject, m.name, coalesce(own.contacts, 0) AS value
FROM sitters($body, $day, $day + 1) m LEFT JOIN own ON own.member = m.key
ORDER BY subject
