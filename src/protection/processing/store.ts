import type { Reader, Writer } from '../../kernel/ports.ts'
import type { Assessment } from './contract.ts'

/** Every revision of every assessment, newest first. */
export function findAssessments(reader: Reader): Promise<Assessment[]> {
  return reader.query(
    `select r.processing, r.number, r.content ->> 'risks' as risks, r.content ->> 'measures' as measures,
       r.content ->> 'decision' as decision, r.review_on as "reviewOn", r.at, coalesce(a.display_name, r.by) as by
     from protection.assessment_revision r left join access.account a on a.id = r.by order by r.processing, r.number desc`,
  )
}

/** False when somebody else has written this revision. */
export async function insertAssessment(writer: Writer, one: Assessment): Promise<boolean> {
  const { risks, measures, decision } = one
  const row = await writer.first(
    `insert into protection.assessment_revision (processing, number, content, review_on, at, by)
     values ($1, $2, $3::jsonb, $4, $5, $6) on conflict do nothing returning number`,
    [one.processing, one.number, JSON.stringify({ risks, measures, decision }), one.reviewOn, one.at, one.by],
  )
  return row !== undefined
}
