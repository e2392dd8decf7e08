-- Every valid family card number of the batch becomes a family once.
-- reads intake.record; writes register.family. $1 batch, $2 now
insert into register.family (kk, created_at)
select distinct kk, $2::timestamptz from intake.record
where batch_id = $1 and verdict <> 'rejected' and kk ~ '^\d{16}$'
on conflict (kk) do nothing
