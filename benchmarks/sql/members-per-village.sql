WITH assigned AS (
    SELECT a.dst AS place, count(DISTINCT a.src) AS members
    FROM Member_ASSIGNED_TO_Village a
    WHERE a.since <= $day AND $day < a.until AND a.src IN (SELECT member FROM sitting($body, $day, $day + 1))
    GROUP BY a.dst
)
SELECT w.id AS subject, w.name, coalesce(members, 0) AS value
FROM Village w LEFT JOIN assigned ON assigned.place = w.key
WHERE w.key IN (
    SELECT q.src FROM Village_PART_OF_Township q
    WHERE q.since <= $day AND $day < q.until AND q.dst IN (SELECT key FROM townships($body, $day, $day + 1)))
ORDER BY subject
