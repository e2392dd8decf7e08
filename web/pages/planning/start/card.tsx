import type { ReactNode } from 'react'
import { useText } from '../../../language.ts'
import { type Part, StackedBar } from '../../../ui/stacked-bar.tsx'
import { messages } from './messages.ts'

/** One part of the plan; its name leads to its page. */
export function Card({ href, title, children }: { href: string; title: string; children: ReactNode }) {
  return (
    <section className="card">
      <h3>
        <a href={href}>{title}</a>
      </h3>
      {children}
    </section>
  )
}

/** What a part says that has nothing yet. */
export function None({ children }: { children: string }) {
  return <p className="soft">{children}</p>
}

const fills = {
  proven: { fill: 'fill-good' },
  claimed: { fill: 'fill-unproven' },
  running: { fill: 'fill-fair' },
  partly: { fill: 'fill-fair' },
  late: { fill: 'fill-bad', pattern: 'lines' },
  open: { fill: 'fill-unknown' },
  'not-started': { fill: 'fill-unknown' },
  none: { fill: 'fill-poor' },
  stopped: { fill: 'fill-poor', pattern: 'cross' },
} as const satisfies Record<string, Pick<Part, 'fill' | 'pattern'>>

/** How many are in each state; states that nothing is in are left out. */
export function States(props: {
  id: string
  title: string
  counts: Readonly<Record<string, number>>
  words?: 'state' | 'answer'
}) {
  const t = useText(messages)
  const { id, title, counts, words = 'state' } = props
  const known = Object.keys(fills) as (keyof typeof fills)[]
  const parts = known.flatMap((state): Part[] => {
    const value = counts[state] ?? 0
    return value === 0 ? [] : [{ label: t(`${words}.${state}`), value, text: String(value), ...fills[state] }]
  })
  return <StackedBar id={id} title={title} parts={parts} />
}
