// 名前の補完
// en: Names that begin with a text, busiest first
// param text string: beginning of the name
// param limit int 60: rows at most
// example: kaidan met 王<TAB>
// values: {text: '王'}
CALL () {
  MATCH (x:Official)
  WHERE x.name STARTS WITH $text
  RETURN x
  UNION
  MATCH (x:Country)
  WHERE x.name STARTS WITH $text OR x.nameEn STARTS WITH $text
  RETURN x
  UNION
  MATCH (x:Organization)
  WHERE x.name STARTS WITH $text OR x.id STARTS WITH $text
  RETURN x
}
RETURN coalesce(x.code, x.id) AS id,
  labels(x)[0] AS label,
  x.name AS name,
  x.nameEn AS nameEn,
  COUNT { (x)-[:PARTICIPATES_IN]->() } AS meetings
ORDER BY meetings DESC, name
LIMIT $limit
