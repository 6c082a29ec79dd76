WITH reached AS (
    SELECT h.township, b.dst AS constituency, count(DISTINCT v.key) AS visits
    FROM visits_in($since, $until) v
    JOIN Visit_VISITED_Contact y ON y.src = v.key
    JOIN contact_homes() h ON h.contact = y.dst AND h.since <= v.date AND v.date < h.until
    JOIN Contact_BELONGS_TO_Constituency b ON b.src = y.dst AND b.since <= v.date AND v.date < b.until
    GROUP BY h.township, b.dst
)
SELECT k.id AS subject, k.name, t.id AS object, t.name AS object_name, coalesce(visits, 0) AS value
FROM constituencies($body, $since, $until) k
CROSS JOIN townships($body, $since, $until) t
LEFT JOIN reached ON reached.township = t.key AND reached.constituency = k.key
ORDER BY subject, object
