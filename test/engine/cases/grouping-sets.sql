SELECT date_trunc('month', day) AS month, solved, grouping(solved) AS total, count(*) AS n FROM post GROUP BY GROUPING SETS ((1, solved), (1), ()) ORDER BY 1 NULLS LAST, 3, 2
