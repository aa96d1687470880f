// 月ごとの会談の数
// en: Meetings held by month
// example: kaidan cookbook meetings-by-month
MATCH (m:Meeting {status: 'held'})
WHERE m.start IS NOT NULL
RETURN m.start.year AS year,
  m.start.month AS month,
  count(*) AS meetings
ORDER BY year DESC, month DESC
LIMIT 36
