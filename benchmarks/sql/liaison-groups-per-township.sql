WITH counted AS (
    SELECT f.dst AS township, count(DISTINCT g.key) AS groups
    FROM Group_RESPONSIBLE_FOR_Township f
    JOIN "Group" g ON g.key = f.src
    JOIN Group_OF_Body o ON o.src = g.key
    WHERE g.kind = 'township_liaison' AND o.dst = (SELECT key FROM Body WHERE id = $body)
      AND f.since <= $day AND $day < f.until AND o.since <= $day AND $day < o.until
    GROUP BY f.dst
)
SELECT t.id AS subject, t.name, coalesce(groups, 0) AS value
FROM townships($body, $day, $day + 1) t LEFT JOIN counted ON counted.township = t.key
ORDER BY subject
