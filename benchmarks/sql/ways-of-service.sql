WITH terms AS (
    SELECT k.key AS constituency, p.src AS member, greatest(p.since, s.since) AS since, least(p.until, s.until) AS until
    FROM constituencies($body, $since, $until) k
    JOIN Member_REPRESENTS_Constituency p ON p.dst = k.key AND p.since < $until AND $since < p.until
    JOIN sitting($body, DATE '0001-01-01', DATE '9999-12-31') s
      ON s.member = p.src AND s.since < p.until AND p.since < s.until
), visited AS (
    SELECT constituency, count(DISTINCT v.key) AS visits,
           count(DISTINCT v.key) FILTER (v.mode IN ('phone', 'message', 'video')) AS online
    FROM terms
    JOIN Member_MADE_Visit x ON x.src = member
    JOIN Visit v ON v.key = x.dst AND v.reached AND v.date >= $since AND v.date < $until
     AND terms.since <= v.date AND v.date < terms.until
    WHERE v.key NOT IN (SELECT src FROM Visit_VISITED_Member)
    GROUP BY constituency
), done AS (
    SELECT constituency, count(DISTINCT a.key) FILTER (a.kind = 'publicity') AS publicity,
           count(DISTINCT a.key) FILTER (a.kind NOT IN ('meeting', 'publicity')) AS performance,
           count(DISTINCT a.key) FILTER (a.kind IS NULL) AS blank
    FROM terms
    JOIN Member_TOOK_PART_Activity j ON j.src = member AND j.present
    JOIN Activity a ON a.key = j.dst AND a.date >= $since AND a.date < $until
     AND terms.since <= a.date AND a.date < terms.until
    WHERE coalesce(a.status, '') NOT IN ('cancelled', 'planned')
    GROUP BY constituency
), kept AS (
    SELECT p.dst AS constituency, count(DISTINCT r.dst) AS contacts
    FROM Member_REPRESENTS_Constituency p
    JOIN sitting($body, $since, $until) s ON s.member = p.src AND s.since < p.until AND p.since < s.until
    JOIN Member_KEEPS_CONTACT_Contact r ON r.src = p.src AND r.since < $until AND $since < r.until
     AND r.since < p.until AND p.since < r.until AND r.since < s.until AND s.since < r.until
    WHERE p.since < $until AND $since < p.until
    GROUP BY p.dst
), cells AS (SELECT unnest($cells) AS cell)
SELECT k.id AS subject, k.name, cell AS object, cell AS object_name,
       CASE cell WHEN 'performance' THEN coalesce(performance, 0) WHEN 'publicity' THEN coalesce(publicity, 0)
                 WHEN 'online' THEN coalesce(online, 0) WHEN 'visit' THEN coalesce(visits - online, 0)
                 WHEN 'contact' THEN coalesce(contacts, 0) END AS value,
       CASE WHEN cell IN ('performance', 'publicity') THEN coalesce(blank, 0) ELSE 0 END AS unsure
FROM constituencies($body, $since, $until) k
CROSS JOIN cells
LEFT JOIN visited ON visited.constituency = k.key
LEFT JOIN done ON done.constituency = k.key
LEFT JOIN kept ON kept.constituency = k.key
ORDER BY subject, object
