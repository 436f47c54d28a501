SELECT solved, replies, median(hours) AS median, count(*) AS posts FROM post GROUP BY ALL ORDER BY ALL
