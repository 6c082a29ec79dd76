SELECT i.id AS subject, i.name, count(DISTINCT s.key) AS value, i.kind, i.due
FROM Issue i
LEFT JOIN (Issue_REACHED_Step r JOIN Step s ON s.key = r.dst)
  ON r.src = i.key AND s.kind IN (SELECT unnest($steps)) AND coalesce(s.date, $day) <= $day
WHERE i.key IN (SELECT src FROM Issue_KEPT_BY_Body WHERE dst = (SELECT key FROM Body WHERE id = $body))
  AND i.kind IN (SELECT unnest($kinds)) AND coalesce(i.status, '') NOT IN ('draft', 'cancelled') AND i.due < $day
GROUP BY i.id, i.name, i.kind, i.due
ORDER BY subject
