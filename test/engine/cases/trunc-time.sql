SELECT date_trunc('hour', created) AS hour, date_trunc('week', created) AS week, date_trunc('month', created) AS month, count(*) AS n FROM post GROUP BY ALL ORDER BY ALL LIMIT 40
