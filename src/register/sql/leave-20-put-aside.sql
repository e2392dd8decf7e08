-- Rows that leave with the batch, and the batches they came with. reads intake.leaving_row, intake.record; writes leaving. $1 batch
insert into leaving
select r.id, r.batch_id from intake.leaving_row l join intake.record r on r.id = l.record_id
where l.batch_id = $1
