-- Tables side by side are pointed at together, and columns of a sheet without a header are confirmed.
alter table intake.layout_choice add column tables jsonb;
comment on column intake.layout_choice.tables is 'Columns of the tables side by side under this header, from left to right: [{first, last}] from 0; null = nobody said';
alter table intake.layout_choice drop constraint layout_choice_header_rows_check;
alter table intake.layout_choice add constraint layout_choice_header_rows_check check (header_rows between 0 and 5);
comment on column intake.layout_choice.header_rows is 'How many rows the header has; 0 = none, the fingerprint is of what the values of the columns look like';
comment on column intake.upload.start_sha256 is 'Mark by which a file is known again when its owner chooses it once more: a hash of its first bytes, in the browser also of when it was changed';
