SELECT word, count(*) AS n FROM nothing GROUP BY word
