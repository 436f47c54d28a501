SELECT regexp_matches('order #123', '#\d+') AS found, regexp_extract('order #123', '#(\d+)', 1) AS number, regexp_replace('a1b22', '\d+', '#', 'g') AS masked
