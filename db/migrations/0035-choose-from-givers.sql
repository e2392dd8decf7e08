-- why: whose records only grew gets values from the records that gave them until now and the new ones, not from all of them. That holds
-- only for values chosen by the rules of now; how many records spoke of a person was not kept up, and nobody read it.
create table register.choosing (
  since   timestamptz primary key,
  digest  text not null
);
comment on table register.choosing is 'Since when best values are chosen as they are: precedence, what lists say, and the version of the rule';
comment on column register.choosing.since is 'The first list or answer that was applied by these rules';
comment on column register.choosing.digest is 'SHA-256 of what choosing depends on';
alter table register.person_state drop column records;
