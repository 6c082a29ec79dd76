WITH own AS (
    SELECT p.src AS member, p.dst AS constituency
    FROM Member_REPRESENTS_Constituency p
    WHERE p.since <= $day AND $day < p.until AND p.dst IN (SELECT key FROM constituencies($body, $day, $day + 1))
), counted AS (
    SELECT r.src AS member, count(DISTINCT r.dst) FILTER (r.kind IN (SELECT unnest($kinds))) AS asked,
           count(DISTINCT r.dst) FILTER (r.kind IS NULL) AS blank
    FROM Member_KEEPS_CONTACT_Contact r
    JOIN own ON own.member = r.src
    JOIN Contact_BELONGS_TO_Constituency g
      ON g.src = r.dst AND g.dst = own.constituency AND g.since <= $day AND $day < g.until
    WHERE r.since <= $day AND $day < r.until
    GROUP BY r.src
)
SELECT m.id AS subject, m.name, coalesce(asked, 0) AS value, coalesce(blank, 0) AS unsure
FROM sitters($body, $day, $day + 1) m LEFT JOIN counted ON counted.member = m.key
ORDER BY subject
