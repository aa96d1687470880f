// 会談の多い要人
// en: Officials with the most meetings held
// example: kaidan cookbook busiest-officials
MATCH (o:Official)-[p:PARTICIPATES_IN]->(m:Meeting {status: 'held'})
RETURN o.name AS official,
  count(m) AS meetings,
  max(m.on) AS last
ORDER BY meetings DESC, last DESC, official
LIMIT 20
