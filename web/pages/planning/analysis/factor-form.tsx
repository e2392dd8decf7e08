import type { AnalysisPage, ShownFactor } from '../../../../src/planning/analysis/contract.ts'
import { useLanguage, useText } from '../../../language.ts'
import { Button, Field, type Option, SelectField, TextArea } from '../../../ui/kit.tsx'
import { useSession } from '../../staff/session.ts'
import { messages as planMessages } from '../messages.ts'
import { RevisionForm } from '../revision-form.tsx'
import { messages } from './messages.ts'

/** A new factor, or the change of one. A finding keeps what it refers to; its text, side and dimension may change. */
export function FactorForm({ page, factor }: { page: AnalysisPage; factor: ShownFactor | null }) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const allowed = useSession().permissions.includes('planning.edit')
  return (
    <details className="no-print" id={factor ? 'ubah' : 'tambah'}>
      <summary>{t(factor ? 'factor.change' : 'factor.add')}</summary>
      <RevisionForm entry={factor} intent="factor">
        <input type="hidden" name="prefix" value="factor-" />
        <TextArea
          label={t('factor.text')}
          name="factor-text"
          defaultValue={factor?.text}
          disabled={!allowed}
          maxLength={500}
          required
        />
        <SideField factor={factor} />
        <SelectField
          label={t('dimension')}
          name="factor-dimensionId"
          value={factor?.dimensionId ?? ''}
          options={[{ value: '', label: t('dimension.none') }, ...useDimensions(page)]}
        />
        <SourceFields page={page} factor={factor} />
        {factor ? <Field label={t('reason')} name="reason" maxLength={300} disabled={!allowed} /> : null}
        <Button disabledReason={allowed ? null : plan('denied.edit')}>{t('save')}</Button>
      </RevisionForm>
    </details>
  )
}

function SideField({ factor }: { factor: ShownFactor | null }) {
  const t = useText(messages)
  const sides = ['strength', 'weakness', 'opportunity', 'threat'] as const
  return (
    <SelectField
      label={t('side')}
      name="factor-side"
      value={factor?.side ?? 'strength'}
      options={sides.map((side) => ({ value: side, label: t(`side.${side}`) }))}
    />
  )
}

function SourceFields({ page, factor }: { page: AnalysisPage; factor: ShownFactor | null }) {
  const t = useText(messages)
  const language = useLanguage()
  const finding = factor?.finding
  if (finding) {
    const { programmeId, value, areaCodes, seen } = finding
    const kept = { kind: 'finding', programmeId, value, areaCodes, seen }
    return <input type="hidden" name="source" value={JSON.stringify(kept)} />
  }
  const source = factor?.source
  const indicators: Option[] = [
    ...page.analysis.profile.indicators.map((one) => ({
      value: one.id,
      label: `${one.name[language]} (${one.unit[language]})`,
    })),
    ...page.promiseIndicators.map((one) => ({ value: one.id, label: one.name[language] })),
  ]
  return (
    <>
      <SelectField
        label={t('basis.indicator')}
        name="factor-indicatorId"
        hint={t('basis.hint')}
        value={source?.kind === 'indicator' ? source.indicatorId : ''}
        options={[{ value: '', label: t('basis.document') }, ...indicators]}
      />
      <Field
        label={t('document.title')}
        name="factor-title"
        maxLength={300}
        defaultValue={source?.kind === 'document' ? source.title : ''}
      />
      <Field
        label={t('document.date')}
        name="factor-date"
        type="date"
        defaultValue={source?.kind === 'document' ? source.date : ''}
      />
    </>
  )
}

/** Dimensions of the set in use. */
function useDimensions(page: AnalysisPage): Option[] {
  const language = useLanguage()
  const active = page.analysis.dimensionSets.find((set) => set.active)
  return (active?.dimensions ?? []).map((one) => ({ value: one.id, label: one.name[language] }))
}
