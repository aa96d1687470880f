// 記事を全文で探す
// en: Briefs by full text
// param text string: words; put a phrase in double quotes
// example: kaidan cookbook brief-search
// values: {text: '"処理水"'}
CALL db.index.fulltext.queryNodes('briefText', $text, {limit: 20}) YIELD node AS b, score
RETURN b.id AS brief,
  b.published AS published,
  b.name AS title,
  round(score, 2) AS score
ORDER BY score DESC, brief
