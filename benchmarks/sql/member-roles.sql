WITH seated AS (SELECT * FROM sitting($body, $since, $until)), actors AS (
    SELECT 'collector' AS cell, u.src AS member
    FROM Member_SUBMITTED_Issue u
    JOIN Issue i ON i.key = u.dst AND i.kind = 'opinion_report' AND i.date >= $since AND i.date < $until
    JOIN seated s ON s.member = u.src AND s.since <= i.date AND i.date < s.until
    WHERE coalesce(i.status, '') <> 'draft' AND coalesce(u.role, '') <> 'cosigner'
    UNION
    SELECT 'collector', x.src
    FROM visits_in($since, $until) v
    JOIN Member_MADE_Visit x ON x.dst = v.key
    JOIN seated s ON s.member = x.src AND s.since <= v.date AND v.date < s.until
    WHERE v.key IN (SELECT src FROM Visit_RAISED_Issue)
    UNION
    SELECT unnest([j.role, CASE WHEN a.kind = 'publicity' THEN 'publicist'
                                WHEN a.kind IN ('service', 'grassroots', 'donation', 'aid') THEN 'servant' END]), j.src
    FROM Member_TOOK_PART_Activity j
    JOIN Activity a ON a.key = j.dst AND a.date >= $since AND a.date < $until
    JOIN seated s ON s.member = j.src AND s.since <= a.date AND a.date < s.until
    WHERE j.present AND coalesce(a.status, '') NOT IN ('cancelled', 'planned')
      AND a.key IN (SELECT src FROM Activity_KEPT_BY_Body WHERE dst = (SELECT key FROM Body WHERE id = $body))
), counted AS (SELECT cell, count(DISTINCT member) AS people FROM actors GROUP BY cell)
SELECT b.id AS subject, b.name, c.cell AS object, c.cell AS object_name, coalesce(people, 0) AS value
FROM Body b CROSS JOIN (SELECT unnest($cells) AS cell) c LEFT JOIN counted ON counted.cell = c.cell
WHERE b.id = $body
ORDER BY subject, object
