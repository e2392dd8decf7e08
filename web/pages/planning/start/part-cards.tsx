import type { Overview } from '../../../../src/planning/overview/contract.ts'
import { CompetenceCard, EvaluationCard, IndexCard, ReadinessCard } from './measure-cards.tsx'
import { CommitmentCard, EditionCard, MeetingCard, QuickWinCard, RoadmapCard } from './work-cards.tsx'

/** Every part of the plan in a sentence and one small picture, in the order the plan is made and followed. */
export function PartCards({ overview }: { overview: Overview }) {
  return (
    <div className="grid parts">
      <RoadmapCard {...overview.roadmap} />
      <QuickWinCard {...overview.quickWins} />
      <CommitmentCard {...overview.commitments} />
      <ReadinessCard {...overview.readiness} />
      <CompetenceCard {...overview.competence} />
      <IndexCard index={overview.welfareIndex} />
      <EvaluationCard form={overview.evaluation} />
      <MeetingCard meeting={overview.meeting} />
      <EditionCard edition={overview.edition} />
    </div>
  )
}
