-- why: results of a training are personal data of staff: kept apart from the plan, so that no history, edition or book can carry them.
create table planning.training_attendance (
  id             bigint generated always as identity primary key,
  term_id        text not null,
  training_id    text not null,
  participant_id text not null,
  revision       integer not null check (revision > 0),
  agency_id      text not null,
  name           text not null,
  account_id     text,
  attended       boolean not null,
  before_score   numeric(4, 1) check (before_score between 0 and 100),
  after_score    numeric(4, 1) check (after_score between 0 and 100),
  certificate    text,
  struck_out     boolean not null default false,
  recorded_by    text not null,
  recorded_at    timestamptz not null,
  unique (term_id, training_id, participant_id, revision),
  check (attended or (before_score is null and after_score is null and certificate is null))
);
comment on table planning.training_attendance is 'Who took part in a training and with which result; append-only, the newest revision of a participant counts. Read only by the person, the own office and the planner, each time with a trace in the audit';
comment on column planning.training_attendance.id is 'Order of recording';
comment on column planning.training_attendance.term_id is 'Term of office of the plan the training belongs to';
comment on column planning.training_attendance.training_id is 'The training: an entry of kind training';
comment on column planning.training_attendance.participant_id is 'Random id of one person in one training, the same through all revisions';
comment on column planning.training_attendance.revision is '1, 2, 3 …; a corrector names the revision it saw';
comment on column planning.training_attendance.agency_id is 'Agency the person came from; its successor answers for it after a merger';
comment on column planning.training_attendance.name is 'Name of the person, as the attendance list has it';
comment on column planning.training_attendance.account_id is 'Account of the person, who may then see the own result; null = none named';
comment on column planning.training_attendance.attended is 'False = was registered and did not come';
comment on column planning.training_attendance.before_score is 'Test before, 0 to 100; null = not taken';
comment on column planning.training_attendance.after_score is 'Test after, 0 to 100; null = not taken';
comment on column planning.training_attendance.certificate is 'Number of the certificate; null = none';
comment on column planning.training_attendance.struck_out is 'True = this row was recorded by mistake and does not count';
comment on column planning.training_attendance.recorded_by is 'Account that recorded this revision';
comment on column planning.training_attendance.recorded_at is 'When this revision was recorded';
