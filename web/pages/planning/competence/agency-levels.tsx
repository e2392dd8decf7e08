import type { AgencyCompetence } from '../../../../src/planning/competence/contract.ts'
import { useText } from '../../../language.ts'
import { Button, Table, Tabs } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { ClaimBadge, EvidenceForm, EvidenceList } from '../evidence.tsx'
import { RevisionForm } from '../revision-form.tsx'
import { messages } from './messages.ts'
import { useWords } from './words.ts'

type Indicator = AgencyCompetence['domains'][number]['indicators'][number]
type YearOf = Indicator['years'][number]

const addressOf = (agency: AgencyCompetence, year: number, indicatorId?: string) =>
  `/kerja/rencana/kompetensi/${agency.id}?tahun=${year}${indicatorId ? `&indikator=${indicatorId}` : ''}`
const inYear = (indicator: Indicator, year: number) => indicator.years.find((one) => one.year === year)

/** Every indicator of a year, by domain: own level, evidence, the assessors' level. */
export function DomainTables({ agency, year }: { agency: AgencyCompetence; year: number }) {
  const t = useText(messages)
  const { word, language } = useWords()
  const levelText = (indicator: Indicator, level: number | undefined) =>
    level === undefined ? t('level.none') : `${level}: ${indicator.levels[level - 1]?.[language] ?? ''}`
  return (
    <section>
      <h2>{t('levels')}</h2>
      <Tabs
        label={t('years')}
        items={agency.years.map((one) => ({
          href: addressOf(agency, one),
          text: String(one),
          current: one === year,
        }))}
      />
      {agency.domains.map((domain) => (
        <Table
          key={domain.id}
          caption={t('levels.caption', { domain: word(domain), year: String(year) })}
          rows={domain.indicators}
          rowKey={(indicator) => indicator.id}
          columns={[
            {
              key: 'indicator',
              head: t('indicator'),
              cell: (indicator) => <a href={addressOf(agency, year, indicator.id)}>{word(indicator)}</a>,
            },
            {
              key: 'self',
              head: t('self'),
              cell: (indicator) => levelText(indicator, inYear(indicator, year)?.self?.level),
            },
            {
              key: 'evidence',
              head: t('evidence'),
              cell: (indicator) => <State of={inYear(indicator, year)} />,
            },
            {
              key: 'view',
              head: t('view'),
              cell: (indicator) => inYear(indicator, year)?.view?.level ?? '–',
            },
          ]}
        />
      ))}
    </section>
  )
}

/** A level nobody gave is neither proven nor claimed. */
function State({ of }: { of: YearOf | undefined }) {
  return of?.self ? <ClaimBadge state={of.state} /> : '–'
}

/** One indicator: its levels in words, what was said in which year, evidence, and the forms. */
export function IndicatorSection(props: { agency: AgencyCompetence; year: number; indicatorId: string }) {
  const t = useText(messages)
  const { word, language, list } = useWords()
  const { agency, year, indicatorId } = props
  const indicator = agency.domains
    .flatMap((domain) => domain.indicators)
    .find((one) => one.id === indicatorId)
  if (!indicator) return null
  return (
    <section className="card">
      <h2>{word(indicator)}</h2>
      <h3>{t('indicator.levels')}</h3>
      <ol>
        {indicator.levels.map((level) => (
          <li key={level.id}>{level[language]}</li>
        ))}
      </ol>
      {indicator.skills.length === 0 ? null : (
        <p>{t('indicator.skills', { skills: list(indicator.skills) })}</p>
      )}
      <Table
        caption={t('indicator.history')}
        rows={indicator.years}
        rowKey={(one) => one.year}
        columns={[
          { key: 'year', head: t('level.year'), cell: (one) => one.year },
          { key: 'self', head: t('self'), numeric: true, cell: (one) => one.self?.level ?? '–' },
          { key: 'state', head: t('evidence'), cell: (one) => <State of={one} /> },
          { key: 'view', head: t('view'), numeric: true, cell: (one) => one.view?.level ?? '–' },
          {
            key: 'note',
            head: t('note'),
            cell: (one) => [one.self?.note, one.view?.note].filter(Boolean).join(' / ') || '–',
          },
        ]}
      />
      <h3>{t('evidence')}</h3>
      <EvidenceList evidence={indicator.evidence} />
      <EvidenceForm
        subjectKind="maturity-indicator"
        subjectId={`${agency.id}.${indicator.id}`}
        agencies={[{ value: agency.id, label: agency.shortName }]}
      />
      <LevelForm intent="self" agency={agency} indicator={indicator} of={inYear(indicator, year)} />
      <LevelForm intent="view" agency={agency} indicator={indicator} of={inYear(indicator, year)} />
    </section>
  )
}

/** Gives the level of the year that is shown. Posts with intent=self or view. */
function LevelForm(props: {
  intent: 'self' | 'view'
  agency: AgencyCompetence
  indicator: Indicator
  of: YearOf | undefined
}) {
  const t = useText(messages)
  const { language } = useWords()
  const { intent, agency, indicator, of } = props
  const denied = useDenied(intent, agency)
  if (!of) return null
  const given = of[intent]
  return (
    <details className="no-print">
      <summary>{`${t(`level.${intent}`)} ${of.year}`}</summary>
      <RevisionForm entry={given} intent={intent} className={`level-${intent}`} key={of.year}>
        <input type="hidden" name="indicatorId" value={indicator.id} />
        <input type="hidden" name="year" value={of.year} />
        <LevelChoice
          options={indicator.levels.map((level, index) => ({
            value: String(index + 1),
            label: `${index + 1}: ${level[language]}`,
          }))}
          value={given === null ? undefined : String(given.level)}
        />
        <NoteField value={given?.note} disabled={denied !== null} />
        <Button disabledReason={denied}>{t('level.save')}</Button>
      </RevisionForm>
    </details>
  )
}

/** Two forms stand on one page: radio buttons and a note whose labels enclose them need no ids. */
function LevelChoice(props: {
  options: readonly { readonly value: string; readonly label: string }[]
  value?: string
}) {
  const t = useText(messages)
  return (
    <fieldset>
      <legend>{t('level.level')}</legend>
      {props.options.map((option) => (
        <label key={option.value} className="row">
          <input
            type="radio"
            name="level"
            value={option.value}
            defaultChecked={option.value === props.value}
            required
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}

function NoteField({ value, disabled }: { value?: string; disabled: boolean }) {
  const t = useText(messages)
  return (
    <p>
      <label>
        {t('level.note')} <input name="note" maxLength={500} defaultValue={value} disabled={disabled} />
      </label>
    </p>
  )
}

function useDenied(intent: 'self' | 'view', agency: AgencyCompetence): string | null {
  const t = useText(messages)
  const { role, agencyId, permissions } = useSession()
  if (intent === 'view') return role === 'assessor' ? null : t('denied.view')
  const own = role === 'planner' || agencyId === agency.id
  return own && permissions.includes('planning.report') ? null : t('denied.report')
}
