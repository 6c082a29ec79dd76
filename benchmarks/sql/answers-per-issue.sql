SELECT i.id AS subject, i.name, count(a.key) AS value, i.kind, i.date AS submitted
FROM body_issues($body) i
LEFT JOIN (Issue_REACHED_Step r JOIN Step a ON a.key = r.dst)
  ON r.src = i.key AND a.kind = 'answered' AND coalesce(a.date, $since) < $until
WHERE i.kind IN ('need', 'opinion_report', 'proposal') AND i.date >= $since AND i.date < $until
GROUP BY i.id, i.name, i.kind, i.date
ORDER BY subject
