SELECT DISTINCT date_trunc('week', day) AS week, date_trunc('month', day) AS month, date_trunc('quarter', day) AS quarter, date_trunc('year', day) AS year FROM post ORDER BY ALL
