import { expect, test } from 'vitest'
import { readPack } from '../../pack/index.ts'
import { evidenceKind } from '../evidence/kind.ts'
import { ratingId, readinessAssessmentKind, readinessViewKind } from './kinds.ts'
import { closesOn, periodStart } from './rules/period.ts'
import { components, componentsOf, pillars } from './rules/readiness-score.ts'

const pack = await readPack('packs/jember')
const { items } = pack.plan.readiness
const ratings = pack.plan.sample
  .filter(({ kind }) => kind === 'readiness-assessment' || kind === 'readiness-view')
  .map((entry) => ({
    entry,
    content: (entry.kind === 'readiness-view' ? readinessViewKind : readinessAssessmentKind).content.parse(
      entry.content,
    ),
  }))

test('every component has three items of five levels, in its pillar', () => {
  expect(components.map((component) => items.filter((one) => one.component === component).length)).toEqual(
    components.map(() => 3),
  )
  expect(items.filter((item) => item.levels.length !== 5)).toEqual([])
  expect(items.filter((item) => !componentsOf[item.pillar].includes(item.component))).toEqual([])
  expect(pillars.flatMap((pillar) => componentsOf[pillar])).toEqual([...components])
})

test('levels of an item are told in different words, in both languages', () => {
  const twice = items.filter(
    ({ levels }) =>
      new Set(levels.map((one) => one.id)).size < 5 || new Set(levels.map((one) => one.en)).size < 5,
  )
  expect(twice).toEqual([])
})

test('the sample assesses every item in three periods, by the right accounts, while the period was open', () => {
  expect(ratings.filter(({ content }) => content.view === 'self')).toHaveLength(items.length * 3)
  const wrong = ratings.filter(({ entry, content }) => {
    const item = items.find((one) => one.id === content.itemId)
    const by = content.view === 'self' ? entry.by === 'bappeda' : /^penilai-[12]$/.test(entry.by)
    const on = entry.on ?? ''
    const inTime = periodStart(content.period) <= on && on <= closesOn(content.period)
    return !item || content.level >= item.levels.length || entry.id !== ratingId(content) || !by || !inTime
  })
  expect(wrong.map(({ entry }) => entry.id)).toEqual([])
})

test('evidence of the sample is of items that exist, owned by agencies of its day', () => {
  const evidence = pack.plan.sample
    .filter(({ kind, id }) => kind === 'evidence' && id.startsWith('bukti-kesiapan-'))
    .map(({ content, on }) => ({ ...evidenceKind.content.parse(content), on }))
  expect(evidence.length).toBeGreaterThan(20)
  const wrong = evidence.filter(({ subject, ownerAgencyId, happenedOn, on }) => {
    const agency = pack.agencies.find((one) => one.id === ownerAgencyId)
    return !items.some((item) => item.id === subject.id) || !agency || happenedOn > (on ?? '')
  })
  expect(wrong).toEqual([])
})
