SELECT title IS NULL AS untitled, count(*) AS n, count(hours) AS timed, coalesce(sum(hours), 0) AS hours, NULL::VARCHAR AS nobody, NULL = NULL AS unknown FROM post GROUP BY 1 ORDER BY 1
