SELECT 1 AS a, 2 AS a, 3 AS "A b""c", 4 AS "日本"
