-- why: what one batch changed is told from the moment at which it was recorded (register/sql/difference-10-count.sql); without these every
-- state and claim there ever was would be read for it. Moments only grow, as rows do: a few kilobytes say which pages hold one.
create index person_state_recorded on register.person_state using brin (recorded_from);
create index person_state_closed on register.person_state (recorded_to) where recorded_to is not null;
create index claim_closed on register.claim (recorded_to) where recorded_to is not null;
