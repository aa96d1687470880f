// 名前そのままで探す
// en: Find an actor by its exact name, id or code
// param text string: the name as written
// example: kaidan who 王毅
// values: {text: '王毅'}
CALL () {
  MATCH (x:Official {name: $text}) RETURN x
  UNION
  MATCH (x:Official {id: $text}) RETURN x
  UNION
  MATCH (x:Country {name: $text}) RETURN x
  UNION
  MATCH (x:Country {code: $text}) RETURN x
  UNION
  MATCH (x:Organization {id: $text}) RETURN x
  UNION
  MATCH (x:Organization {name: $text}) RETURN x
}
RETURN coalesce(x.code, x.id) AS id,
  labels(x)[0] AS label,
  x.name AS name,
  x.nameEn AS nameEn,
  coalesce(x.aliases, []) AS aliases,
  COUNT { (x)-[:PARTICIPATES_IN]->() } AS meetings
ORDER BY meetings DESC, id
