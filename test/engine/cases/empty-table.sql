SELECT count(*) AS n, sum(amount) AS total, avg(amount) AS mean, median(amount) AS middle, min(given) AS first, string_agg(word) AS words FROM nothing
