import type { LineCounts } from '../../../../src/planning/commitments/contract.ts'
import { useText } from '../../../language.ts'
import { StackedBar } from '../../../ui/stacked-bar.tsx'
import { messages as planMessages } from '../messages.ts'
import { messages } from './messages.ts'
import { stateOrder, useCountsSentence } from './words.ts'

const looks = {
  proven: { fill: 'fill-good' },
  claimed: { fill: 'fill-unproven' },
  late: { fill: 'fill-bad', pattern: 'lines' },
  open: { fill: 'fill-unknown' },
} as const

/** How many lines are done, claimed, late and under way, with one sentence. */
export function StateBar({ id, counts }: { id: string; counts: LineCounts }) {
  const t = useText(messages)
  const state = useText(planMessages)
  const sentence = useCountsSentence()
  return (
    <>
      <StackedBar
        id={id}
        title={t('lines')}
        parts={stateOrder.map((key) => ({
          label: state(`state.${key}`),
          value: counts[key],
          text: String(counts[key]),
          ...looks[key],
        }))}
      />
      <p>{sentence(counts)}</p>
    </>
  )
}
