SELECT md5('worthwhile') AS md5, sha256('é') AS sha, bit_count(7) AS bits, hash(1) = hash(1) AS stable
