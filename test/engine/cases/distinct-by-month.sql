SELECT date_trunc('month', created)::DATE AS month, count(DISTINCT member) AS members FROM post GROUP BY 1 ORDER BY 1
