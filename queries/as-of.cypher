// 最も新しい記事の日
// en: Day of the newest brief
// example: kaidan upcoming
MATCH (b:Brief)
WHERE b.published IS NOT NULL
RETURN toString(b.published) AS day
ORDER BY b.published DESC
LIMIT 1
