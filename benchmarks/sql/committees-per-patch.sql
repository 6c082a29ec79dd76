WITH guided AS (
    SELECT f.dst AS patch, count(DISTINCT f.src) AS committees
    FROM Committee_RESPONSIBLE_FOR_Patch f JOIN Committee_OF_Body o ON o.src = f.src
    WHERE o.dst = (SELECT key FROM Body WHERE id = $body) AND o.since <= $day AND $day < o.until
      AND f.since <= $day AND $day < f.until
    GROUP BY f.dst
)
SELECT w.id AS subject, w.name, coalesce(committees, 0) AS value
FROM Patch w LEFT JOIN guided ON guided.patch = w.key
WHERE w.key IN (
    SELECT q.src FROM Patch_PART_OF_Township q
    WHERE q.since <= $day AND $day < q.until AND q.dst IN (SELECT key FROM townships($body, $day, $day + 1)))
ORDER BY subject
