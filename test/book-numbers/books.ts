import type { Context } from '../../src/access/index.ts'
import type { BookId } from '../../src/planning/books/rules/book-model.ts'
import type { Expected, ExpectedTable } from './account.ts'
import {
  dimensionsOf,
  expectActions,
  expectBudget,
  expectRoadmap,
  readActions,
  readPlannedTotal,
  roadmapFigure,
} from './actions.ts'
import {
  type Ask,
  actionStates,
  claimStates,
  counted,
  createAsk,
  longDay,
  money,
  percent,
  shortDay,
} from './ask.ts'
import { expectAnalysis, planSource, quadrantFigure, readPosition } from './book-one.ts'
import { expectCompetence } from './competence.ts'
import { missingParts } from './missing-parts.ts'
import { expectDirection, promiseStates, readCommitments, readGoals } from './people.ts'
import { expectQuickWins, readQuickWins } from './quick-wins.ts'
import { readReadiness } from './readiness.ts'
import { readRelease } from './release.ts'
import { expectIndex } from './welfare-index.ts'

/** What every book says of itself. */
async function aboutTable(ask: Ask): Promise<ExpectedTable> {
  const { settings, term } = ask.pack
  const [edition] = await ask.rows<{
    id: string
    title: string
    note: string
    day: string
    office: string
    drawn: string
  }>(
    `select id, title, note, to_char(published_at, 'YYYY-MM-DD') as day, office, content->>'drawnOn' as drawn from open_data.plan_edition where current`,
  )
  const { id, title, note, day, office, drawn } = edition!
  const release = await readRelease(ask)
  const { name, source } = dimensionsOf(ask)
  return {
    caption: 'Keterangan buku',
    rows: [
      ['Daerah', `${settings.name.id} (kode ${settings.regencyCode})`],
      ['Masa jabatan', `${term.name.id}, ${longDay(term.from)} sampai ${longDay(term.to)}`],
      ['Versi', `Terbitan ${id}: ${title}`],
      ['Tanggal', `${longDay(day)}; rencana dibaca per ${longDay(drawn)}`],
      ['Penerbit', office],
      ['Angka tentang orang', `Rilis publik ${release.id}, keadaan per ${longDay(release.asOf)}`],
      ['Dimensi', `${name.id} (${source})`],
      ['Catatan terbitan', note],
      ['Catatan masa jabatan', term.note.id],
    ],
    note: '',
  }
}

/** What must stand in each book, and nothing else that holds a digit. */
export async function expectBooks(context: Context): Promise<Readonly<Record<BookId, Expected>>> {
  const ask = createAsk(context)
  const about = await aboutTable(ask)
  const [analysis, plan, summary] = [
    await expectAnalysis(ask),
    await expectMasterPlan(ask, context),
    await expectSummary(ask, context),
  ]
  return {
    analisis: { ...analysis, tables: [about, ...analysis.tables] },
    'rencana-induk': { ...plan, tables: [about, ...plan.tables] },
    ringkasan: { ...summary, tables: [...summary.tables, about] },
  }
}

/** Book II as the database has it. */
async function expectMasterPlan(ask: Ask, context: Context): Promise<Expected> {
  const release = await readRelease(ask)
  const direction = await expectDirection(ask, release)
  const actions = await expectActions(ask)
  const roadmap = await expectRoadmap(ask)
  const budget = await expectBudget(ask)
  const quickWins = await expectQuickWins(ask)
  const commitments = await readCommitments(ask)
  const competence = await expectCompetence(ask)
  const index = await expectIndex(context)
  return {
    tables: [
      ...direction.tables,
      ...actions.tables,
      ...budget.tables,
      ...quickWins.tables,
      ...commitments.flatMap(({ tables }) => tables),
      ...competence.tables,
      ...index.tables,
    ],
    figures: [
      ...roadmap.figures,
      ...budget.figures,
      ...quickWins.figures,
      ...competence.figures,
      ...index.figures,
    ],
    texts: [
      ...direction.texts,
      ...actions.texts,
      ...roadmap.texts,
      ...budget.texts,
      ...quickWins.texts,
      ...competence.texts,
      ...index.texts,
      ...commitments.flatMap((one) => [
        one.title,
        one.preamble,
        `Naskah dibuka di ${one.place} pada ${longDay(one.opened)} dan ditandatangani ${one.signed} dari ${one.offices} pejabat.`,
        `Sumber: naskah komitmen; sidik SHA-256 ${one.sha256}`,
      ]),
    ],
  }
}

/** Book III as the database has it. */
async function expectSummary(ask: Ask, context: Context): Promise<Expected> {
  const release = await readRelease(ask)
  const readiness = await readReadiness(ask)
  const actions = await readActions(ask)
  const chosen = (await readQuickWins(ask)).filter((one) => one.chosen)
  const commitments = await readCommitments(ask)
  const { sentence } = await expectIndex(context)
  const needy = (await release.people())[2]!
  const promises = await ask.rows<{ status: string }>(
    `select content->'promise'->>'status' as status from open_data.promise where release_id = '${release.id}'`,
  )
  const states = actions.map(({ state }) => state)
  return {
    tables: [
      readiness.pillarTable,
      {
        caption: 'Sasaran dan janji yang dilayani',
        rows: (await readGoals(ask)).map((goal) => [goal.text, goal.promises]),
        note: planSource,
      },
      {
        caption: 'Aksi menurut dimensi',
        rows: dimensionsOf(ask).dimensions.map(({ id, name }) => {
          const own = actions.filter(({ dimension }) => dimension === id).map(({ state }) => state)
          return [name.id, String(own.length), own.length === 0 ? 'belum ada' : counted(actionStates, own)]
        }),
        note: planSource,
      },
      {
        caption: 'Quick win yang dipilih',
        rows: chosen.map((one) => [one.title, one.agency, shortDay(one.due), one.state]),
        note: planSource,
      },
    ],
    figures: [await quadrantFigure(ask), readiness.radar, roadmapFigure(ask, 'seluruh dimensi', actions)],
    texts: [
      `${needy.name}: ${needy.words} orang.`,
      `${promises.length} janji kerja: ${counted(
        Object.values(promiseStates),
        promises.map(({ status }) => promiseStates[status]!),
      )}.`,
      (await readPosition(ask)).sentence,
      `Kesiapan ${percent(readiness.total.claimed)} menurut penilaian sendiri, ${percent(readiness.total.proven)} yang terbukti.`,
      `${actions.length} aksi: ${counted(actionStates, states)}; anggaran rencana ${money(await readPlannedTotal(ask))}.`,
      sentence,
      `Sumber: rencana dan rilis publik ${release.id}, keadaan per ${longDay(release.asOf)}`,
      ...commitments.map(
        (one) =>
          `${one.title}: ${one.states.length} butir (${counted(claimStates, one.states)}), ditandatangani ${one.signed} dari ${one.offices} pejabat.`,
      ),
      ...(await missingParts(ask)),
    ],
  }
}
