WITH pair AS (
    SELECT k.key AS constituency, i.key AS issue, i.date
    FROM constituencies($body, $since, $until) k
    JOIN Issue_CONCERNS_Constituency c ON c.dst = k.key
    JOIN Issue i ON i.key = c.src
    WHERE i.date >= $since AND i.date < $until AND coalesce(i.status, '') <> 'draft'
), voice AS (
    SELECT u.dst AS issue, r.dst AS constituency, r.since, r.until
    FROM Member_SUBMITTED_Issue u JOIN Member_REPRESENTS_Constituency r ON r.src = u.src
    WHERE coalesce(u.role, '') <> 'cosigner'
    UNION ALL
    SELECT h.dst, r.dst, r.since, r.until
    FROM Visit_RAISED_Issue h
    JOIN Member_MADE_Visit x ON x.dst = h.src
    JOIN Member_REPRESENTS_Constituency r ON r.src = x.src
    UNION ALL
    SELECT dst, src, DATE '0001-01-01', DATE '9999-12-31' FROM Constituency_SUBMITTED_Issue
), judged AS (
    SELECT constituency, EXISTS (
        SELECT 1 FROM voice
        WHERE voice.issue = pair.issue AND voice.constituency = pair.constituency
          AND voice.since <= pair.date AND pair.date < voice.until) AS own
    FROM pair
)
SELECT k.id AS subject, k.name, count(*) FILTER (own) AS value, count(*) AS issues
FROM judged JOIN Constituency k ON k.key = judged.constituency
GROUP BY k.id, k.name
ORDER BY subject
