WITH convener AS (
    SELECT dst AS constituency, 'member' AS label, src FROM Member_HEADS_Constituency
    WHERE role = 'convener' AND since <= $day AND $day < until
    UNION
    SELECT dst, 'staff', src FROM Staff_HEADS_Constituency
    WHERE role = 'convener' AND since <= $day AND $day < until
)
SELECT k.id AS subject, k.name, count(convener.src) AS value
FROM constituencies($body, $day, $day + 1) k LEFT JOIN convener ON convener.constituency = k.key
GROUP BY k.id, k.name
ORDER BY subject
