import { Form } from 'react-router'
import type { AnalysisPage, ProposedFinding } from '../../../../src/planning/analysis/contract.ts'
import { formatMonth, useLanguage, useText } from '../../../language.ts'
import { Button, Table } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { messages as planMessages } from '../messages.ts'
import { messages } from './messages.ts'
import { useNumbers } from './numbers.ts'
import { factorHref } from './swot-tab.tsx'

/** What the register says loudly; each can be made a factor in one step and stays live. */
export function FindingsSection({ page }: { page: AnalysisPage }) {
  const t = useText(messages)
  const language = useLanguage()
  const { findings, analysis } = page
  const sentence = useFindingSentence()
  return (
    <section id="temuan">
      <h2>{t('findings.title')}</h2>
      <p>
        {findings.length === 0
          ? t('findings.none')
          : t('findings.lead', {
              count: findings.length,
              month: analysis.asOf ? formatMonth(analysis.asOf, language) : '–',
            })}
      </p>
      {findings.length === 0 ? null : (
        <Table
          tall
          caption={t('findings.title')}
          note={t('findings.note')}
          rows={findings}
          rowKey={(row) => `${row.programmeId} ${row.value}`}
          columns={[
            { key: 'finding', head: t('finding'), cell: sentence },
            { key: 'side', head: t('side'), cell: (row) => t(`side.${row.side}`) },
            { key: 'make', head: t('factor'), cell: (row) => <MakeFactor finding={row} /> },
          ]}
        />
      )}
    </section>
  )
}

function MakeFactor({ finding }: { finding: ProposedFinding }) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const allowed = useSession().permissions.includes('planning.edit')
  if (finding.factorId !== null) return <a href={factorHref(finding.factorId)}>{t('finding.taken')}</a>
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="make-factor" />
      <input type="hidden" name="programmeId" value={finding.programmeId} />
      <input type="hidden" name="value" value={finding.value} />
      <input type="hidden" name="side" value={finding.side} />
      {finding.areaCodes.map((code) => (
        <input key={code} type="hidden" name="areaCode" value={code} />
      ))}
      <Button look="secondary" disabledReason={allowed ? null : plan('denied.edit')}>
        {t('finding.make')}
      </Button>
    </Form>
  )
}

/** "36 % of those entitled to … in Arjasa, Pakusari are not reached (29 of 80 people)". */
function useFindingSentence() {
  const t = useText(messages)
  const language = useLanguage()
  const { percent } = useNumbers()
  return (finding: ProposedFinding): string =>
    t(`sentence.${finding.value}`, {
      percent: percent(finding.percent),
      programme: finding.programme[language],
      areas: finding.areas.join(', '),
      people: t(`finding.of.${finding.unit}`, { part: finding.part, whole: finding.whole }),
    })
}
