WITH counted AS (
    SELECT r.src AS member, count(DISTINCT r.dst) FILTER (r.kind IN (SELECT unnest($kinds))) AS asked,
           count(DISTINCT r.dst) FILTER (r.kind IS NULL) AS blank
    FROM Member_KEEPS_CONTACT_Contact r
    WHERE r.since <= $day AND $day < r.until AND EXISTS (
        SELECT 1
        FROM Contact_BELONGS_TO_Constituency g
        JOIN Member_REPRESENTS_Constituency p ON p.dst = g.dst AND p.since <= $day AND $day < p.until
        JOIN constituencies($body, $day, $day + 1) k ON k.key = g.dst
        WHERE g.src = r.dst AND p.src = r.src AND g.since <= $day AND $day < g.until)
    GROUP BY r.src
)
SELECT m.id AS subject, m.name, coalesce(asked, 0) AS value, coalesce(blank, 0) AS unsure
FROM sitters($body, $day, $day + 1) m LEFT JOIN counted ON counted.member = m.key
ORDER BY subject
