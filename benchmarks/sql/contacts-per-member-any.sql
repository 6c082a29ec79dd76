SELECT m.id AS subject, m.name, count(DISTINCT r.dst) AS value
FROM sitters($body, $day, $day + 1) m
LEFT JOIN Member_KEEPS_CONTACT_Contact r ON r.src = m.key AND r.since <= $day AND $day < r.until
GROUP BY m.id, m.name
ORDER BY subject
