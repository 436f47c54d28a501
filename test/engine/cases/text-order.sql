SELECT string_agg(w, ' ' ORDER BY w) AS by_bytes, min(w) AS first, max(w) AS last FROM (VALUES ('a'), ('B'), ('é'), ('z'), ('Z'), ('日'), ('😀'), ('10'), ('9')) t(w)
