// 要人の職と任期
// en: Offices and their periods
// example: kaidan cookbook offices
MATCH (o:Official)-[r:REPRESENTS]->(c)
RETURN o.name AS official,
  c.name AS of,
  r.office AS office,
  r.from AS from,
  r.to AS to
ORDER BY official, from DESC
LIMIT 100
