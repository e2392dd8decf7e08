-- why: questions about the persons a list or a decision touched are weighed again, found by their rows
-- (register/sql/weigh-10-find.sql). By the first row there is an index already (review_pair_once).
create index review_pair_other on linkage.review_pair (other_record_id) where status = 'open';
