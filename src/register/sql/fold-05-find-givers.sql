-- Of persons who only gained records: those that gave the values until now, and the new ones. Values chosen before $1 were chosen by other
-- rules. Put aside and counted first: the planner cannot know how many records gave the values of a person, and takes them for a hundred.
-- reads touched, placed, register.person_state; writes giver. $1 since
insert into giver (n, person_id, record_id, said)
select t.n, t.person_id, gave.value::bigint, case when s.recorded_from < $1::timestamptz then 'outdated' else 'gave' end
from touched t
join register.person_state s on s.person_id = t.person_id and s.recorded_to is null
cross join lateral (select distinct value from jsonb_each_text(s.sources)) gave
where t.gained
union all
select t.n, t.person_id, p.record_id, 'gained'
from touched t
join placed p on p.person_id = t.person_id
where t.gained
order by 1
