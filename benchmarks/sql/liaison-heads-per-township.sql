WITH head AS (
    SELECT dst AS "group", 'member' AS label, src AS person FROM Member_HEADS_Group
    WHERE role = 'head' AND since <= $day AND $day < until
    UNION ALL
    SELECT dst, 'staff', src FROM Staff_HEADS_Group
    WHERE role = 'head' AND since <= $day AND $day < until
), led AS (
    SELECT DISTINCT f.dst AS township, head.label, head.person
    FROM Group_RESPONSIBLE_FOR_Township f
    JOIN "Group" g ON g.key = f.src
    JOIN Group_OF_Body o ON o.src = g.key
    JOIN head ON head.group = g.key
    WHERE g.kind = 'township_liaison' AND o.dst = (SELECT key FROM Body WHERE id = $body)
      AND f.since <= $day AND $day < f.until AND o.since <= $day AND $day < o.until
)
SELECT t.id AS subject, t.name, count(led.person) AS value
FROM townships($body, $day, $day + 1) t LEFT JOIN led ON led.township = t.key
GROUP BY t.id, t.name
ORDER BY subject
