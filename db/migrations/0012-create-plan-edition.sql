-- why: a published plan is a promise to everybody: it must be readable for ever as it was, also after a change of term.
create table open_data.plan_edition (
  id           text primary key check (id ~ '^\d{4}-[1-9]\d*$'),
  term_id      text not null,
  title        text not null,
  note         text not null,
  published_at timestamptz not null,
  office       text not null,
  content      jsonb not null,
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  current      boolean not null default true
);
create unique index plan_edition_current on open_data.plan_edition (current) where current;
comment on table open_data.plan_edition is 'Published editions of the plan, never changed: texts, dates, states, scores, budget, titles of evidence; numbers about people only as a public release shows them; no person';
comment on column open_data.plan_edition.id is 'Year of publication and number within it, e.g. 2026-1';
comment on column open_data.plan_edition.term_id is 'Term of office the plan is of (term.yaml)';
comment on column open_data.plan_edition.title is 'What the edition is called';
comment on column open_data.plan_edition.note is 'Why it was published, in the words of the office';
comment on column open_data.plan_edition.published_at is 'When it was published; the date in its books';
comment on column open_data.plan_edition.office is 'Office that published it, never a person';
comment on column open_data.plan_edition.content is 'The plan by the strict contract of src/planning/editions/plan-content-schema.ts';
comment on column open_data.plan_edition.sha256 is 'SHA-256 of the content as canonical JSON (keys in order)';
comment on column open_data.plan_edition.current is 'True for the newest one';

-- Only which one is newest may change, whoever asks.
create function open_data.keep_plan_edition() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - 'current') is distinct from (to_jsonb(old) - 'current') then
    raise exception 'an edition of the plan is never changed';
  end if;
  return new;
end $$;
create trigger keep_plan_edition before update or delete on open_data.plan_edition
  for each row execute function open_data.keep_plan_edition();
