import type { ReadinessScore } from '../../../../src/planning/readiness/contract.ts'
import { useReadinessText, useScore } from './words.ts'

interface ScoredPillar {
  readonly id: string
  readonly score: Omit<ReadinessScore, 'assessed' | 'seenByAssessor'>
}

/** The three pillars: what is proven of each, and what is only claimed. */
export function PillarCards({ pillars }: { pillars: readonly ScoredPillar[] }) {
  const t = useReadinessText()
  const score = useScore()
  return (
    <div className="grid pillar-cards">
      {pillars.map((pillar) => (
        <section className="card" key={pillar.id}>
          <h2>{t(pillar.id)}</h2>
          <p>
            <span className="number">{score(pillar.score.proven)}</span> {t('card.proven')}
          </p>
          <p className="small">
            {t('card.rest', {
              claimed: score(pillar.score.claimed),
              assessor: score(pillar.score.assessor),
              provenItems: pillar.score.provenItems,
              items: pillar.score.items,
              claimedItems: pillar.score.claimedItems,
            })}
          </p>
        </section>
      ))}
    </div>
  )
}
