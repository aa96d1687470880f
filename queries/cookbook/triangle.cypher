// 互いに会った三か国
// en: Three countries of which each two met
// example: kaidan cookbook triangle
MATCH (a:Country)-[x:COUNTERPART]->(b:Country)-[y:COUNTERPART]->(c:Country), (a)-[z:COUNTERPART]->(c)
WHERE x.held > 0 AND y.held > 0 AND z.held > 0
RETURN a.name AS a,
  b.name AS b,
  c.name AS c,
  x.held + y.held + z.held AS held
ORDER BY held DESC, a, b, c
LIMIT 20
