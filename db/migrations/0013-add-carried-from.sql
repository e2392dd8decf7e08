-- why: a new term starts from what the term before left open; an entry says which term it was carried from, so its history goes on.
alter table planning.entry_revision add column carried_from text;
comment on column planning.entry_revision.carried_from is 'Of a first revision: the term of office it was carried from, under the same kind and id; null = written in this term';
