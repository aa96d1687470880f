// 日ごとの記事
// en: Briefs by day
// example: kaidan cookbook briefs-by-day
MATCH (b:Brief)
WHERE b.published IS NOT NULL
RETURN b.published AS day,
  count(*) AS briefs,
  collect(b.id)[..10] AS ids
ORDER BY day DESC
LIMIT 60
