-- Every valid family card number of the batch becomes a family once.
-- reads intake.record; writes register.family. $1 batch, $2 now
insert into register.family (kk, created_at)
select distinct kk, $2::timestamptz from intake.record r
where batch_id = $1 and verdict <> 'rejected' and kk ~ '^\d{16}$'
  and not exists (select from register.family f where f.kk = r.kk)
on conflict (kk) do nothing
