WITH kept AS (
    SELECT r.src AS member, r.dst AS contact, max(q.key) IS NOT NULL AS filed
    FROM Member_KEEPS_CONTACT_Contact r
    LEFT JOIN (Member_PLACED_UNDER_Committee p JOIN Committee q ON q.key = p.dst)
      ON p.src = r.src AND q.id = r.filed_with AND p.since <= $day AND $day < p.until AND r.filed_on <= $day
    WHERE r.since <= $day AND $day < r.until
    GROUP BY r.src, r.dst
)
SELECT m.id AS subject, m.name, count(*) FILTER (NOT filed) AS value, count(*) AS contacts
FROM sitters($body, $day, $day + 1) m JOIN kept ON kept.member = m.key
GROUP BY m.id, m.name
ORDER BY subject
