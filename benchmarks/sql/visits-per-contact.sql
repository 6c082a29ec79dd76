WITH counted AS (
    SELECT y.dst AS contact, count(*) AS visits
    FROM visits_in($since, $until) v JOIN Visit_VISITED_Contact y ON y.src = v.key
    GROUP BY y.dst
)
SELECT c.id AS subject, c.name, coalesce(visits, 0) AS value
FROM Contact c LEFT JOIN counted ON counted.contact = c.key
WHERE c.key IN (
    SELECT r.dst
    FROM Member_KEEPS_CONTACT_Contact r
    JOIN sitting($body, $since, $until) s ON s.member = r.src AND s.since < r.until AND r.since < s.until
    WHERE r.since < $until AND $since < r.until)
ORDER BY subject
