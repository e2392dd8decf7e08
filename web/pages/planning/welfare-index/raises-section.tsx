import type { ShownRaise, WelfareIndex } from '../../../../src/planning/welfare-index/contract.ts'
import { useLanguage, useText } from '../../../language.ts'
import { type Column, Table } from '../../../ui/kit.tsx'
import { useFigures } from './figures.ts'
import { messages } from './messages.ts'

/** What would raise the index most, as work: whom to reach, with what, where, and who has to. */
export function RaisesSection({ index }: { index: WelfareIndex }) {
  const t = useText(messages)
  const language = useLanguage()
  const { figure } = useFigures()
  const { programmes, places } = index.raises
  const first = programmes[0]
  if (!first) return null
  return (
    <section>
      <h2>{t('raises')}</h2>
      <p>
        {t('raises.first', {
          programme: first.programme[language],
          missed: first.missed,
          unit: t(`unit.${first.unit}`),
          now: figure(index.index!.value),
          after: figure(first.after),
          agency: first.agency,
        })}
      </p>
      <div className="grid wide start">
        <RaiseTable raises={programmes} caption={t('raises.programmes')} withArea={false} />
        {places.length === 0 ? null : <RaiseTable raises={places} caption={t('raises.places')} withArea />}
      </div>
      <p className="soft small">{t('raises.note')}</p>
    </section>
  )
}

function RaiseTable(props: { raises: readonly ShownRaise[]; caption: string; withArea: boolean }) {
  const t = useText(messages)
  const language = useLanguage()
  const { figure, gain } = useFigures()
  const columns: Column<ShownRaise>[] = [
    {
      key: 'what',
      head: t(props.withArea ? 'raise.where' : 'raise.programme'),
      cell: (one) => (props.withArea ? `${one.programme[language]}, ${one.area}` : one.programme[language]),
    },
    {
      key: 'missed',
      head: t('raise.missed'),
      numeric: true,
      cell: (one) => `${figure(one.missed)} ${t(`unit.${one.unit}`)}`,
    },
    { key: 'gain', head: t('raise.gain'), numeric: true, cell: (one) => gain(one.gain) },
    { key: 'agency', head: t('raise.agency'), cell: (one) => one.agency },
  ]
  return (
    <Table
      caption={props.caption}
      rows={props.raises}
      rowKey={(one) => one.programmeId + one.areaCode}
      columns={columns}
    />
  )
}
