-- why: of a batch that just came the statistics know nothing. As long as each batch before it is among the values they know one by one,
-- the planner takes an unknown one for a single row, and goes through all of the batch for each row of it: half a minute instead of
-- a tenth of a second for 20,000 rows. With one known value an unknown batch counts as an average one.
alter table intake.record alter column batch_id set statistics 1;
alter table linkage.decision alter column batch_id set statistics 1;
alter table register.membership alter column batch_id set statistics 1;
alter table register.claim alter column batch_id set statistics 1;
