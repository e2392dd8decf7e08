-- The applied batches whose place a batch takes: all of the list and period for a full list; else the one it corrects, with
-- what that one corrected or was corrected by. reads intake.batch, reference.list_kind. $1 batch
with recursive own as (
  select b.*, coalesce(k.meaning, 'full') = 'full' and not b.is_part as is_whole
  from intake.batch b left join reference.list_kind k on k.id = b.list_kind_id where b.id = $1
), near as (
  select g.id, g.replaced_by, g.corrects
  from own b join intake.batch g on g.agency_id = b.agency_id and g.list_kind_id = b.list_kind_id and g.period = b.period
    and g.id <> b.id and g.status = 'applied'
), line as (
  select n.id, n.replaced_by from near n, own where own.is_whole or n.id = own.corrects
  union
  select n.id, n.replaced_by from line l join near n on n.id = l.replaced_by or n.replaced_by = l.id
)
select id from line order by id
