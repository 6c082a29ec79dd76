WITH pair AS (
    SELECT DISTINCT r.src AS member, r.dst AS contact
    FROM Member_KEEPS_CONTACT_Contact r
    JOIN sitting($body, $since, $until) s ON s.member = r.src AND s.since < r.until AND r.since < s.until
    WHERE r.since < $until AND $since < r.until
), counted AS (
    SELECT x.src AS member, y.dst AS contact, count(*) AS visits
    FROM visits_in($since, $until) v
    JOIN Member_MADE_Visit x ON x.dst = v.key
    JOIN Visit_VISITED_Contact y ON y.src = v.key
    WHERE EXISTS (SELECT 1 FROM sitting($body, $since, $until) s
                  WHERE s.member = x.src AND s.since <= v.date AND v.date < s.until)
      AND EXISTS (SELECT 1 FROM Member_KEEPS_CONTACT_Contact r
                  WHERE r.src = x.src AND r.dst = y.dst AND r.since <= v.date AND v.date < r.until)
    GROUP BY x.src, y.dst
)
SELECT m.id AS subject, m.name, c.id AS object, c.name AS object_name, coalesce(visits, 0) AS value
FROM pair
JOIN Member m ON m.key = pair.member
JOIN Contact c ON c.key = pair.contact
LEFT JOIN counted ON counted.member = pair.member AND counted.contact = pair.contact
ORDER BY subject, object
