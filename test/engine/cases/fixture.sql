-- Tables that every case reads: made by rule, so that each engine makes the same.
CREATE TABLE post AS
SELECT
  range AS id,
  'member ' || (range * 7919 % 97) AS member,
  TIMESTAMP '2025-11-28 22:15:30' + to_minutes((range * 37)::BIGINT) AS created,
  (TIMESTAMP '2025-11-28 22:15:30' + to_minutes((range * 37)::BIGINT))::DATE AS day,
  (range * 31 % 11)::INTEGER AS replies,
  CASE WHEN range % 13 = 0 THEN NULL ELSE (range * 17 % 1000) / 8.0 END::DOUBLE AS hours,
  CASE WHEN range % 5 = 0 THEN NULL ELSE ['Café', 'Cafe' || chr(769), 'Straße', '日本語', '😀 emoji', '100%_sure', ''][range % 7 + 1] END AS title,
  range % 3 = 0 AS solved,
  ((range * 12345 % 100000) / 100)::DECIMAL(12, 2) AS cost
FROM range(2000);
CREATE TABLE vote (post BIGINT, voter VARCHAR, given TIMESTAMP, points INTEGER);
INSERT INTO vote
SELECT range * 3 % 2000, 'voter ' || (range % 41), TIMESTAMP '2025-12-01 00:00:00' + to_seconds(range * 977), (range % 4)::INTEGER - 1
FROM range(3000);
CREATE TABLE nothing (id BIGINT, given TIMESTAMP, amount DOUBLE, word VARCHAR);
