import { readFile } from 'node:fs/promises'
import { strFromU8 } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { systemActor } from '../../src/access/index.ts'
import type { PlanContent, PublicEdition } from '../../src/planning/editions/contract.ts'
import { loadSampleAttendance, publishEdition, signSample } from '../../src/planning/index.ts'
import { docxText, pdfLetters } from '../book-letters.ts'
import { findReadingFaults, openPage } from '../browser.ts'
import { plannedSteps } from '../demo-system.ts'
import { type City, openCity } from './city.ts'

/** Everybody reads the parts of the published plan, without a script, in two languages, and finds nobody in them. */
let city: City
let reader: Page
let content: PlanContent

const parts = ['analisis', 'kesiapan', 'program', 'quick-win', 'kompetensi'] as const
const addresses = parts.map((part) => `/rencana/${part}`)

beforeAll(async () => {
  city = await openCity('packs/jember', 1_500, plannedSteps)
  await signSample(city.system)
  await loadSampleAttendance(city.system)
  reader = await openPage(city.browser, { scripts: false })
}, 180_000)
afterAll(() => city.close())

const get = (path: string) => fetch(city.address + path).then((answer) => answer.text())

test.each(parts)('before anything is published the page of %s says so', async (part) => {
  await reader.goto(`${city.address}/rencana/${part}`)
  expect(await reader.locator('main').textContent()).toContain('Rencana belum diterbitkan')
  expect(await reader.locator('table').count()).toBe(0)
})

describe('once an edition is out', () => {
  beforeAll(async () => {
    await publishEdition(city.system, systemActor, { title: 'Pertama', note: '', after: null })
    content = (JSON.parse(await get('/open/v1/plan/editions/current')) as PublicEdition).content
    // Kept pages learn of a new edition beside their readers.
    const isKept = async () => expect(await get('/rencana/analisis')).toContain('Dari terbitan 2026-1')
    await vi.waitFor(isKept, { timeout: 15_000, interval: 200 })
  })

  test.each(parts)(
    '%s names its edition and leads to it, to the chapter and to its neighbours',
    async (part) => {
      await reader.goto(`${city.address}/rencana/${part}`)
      const links = (await reader.evaluate(
        '[...document.querySelectorAll("main a")].map((one) => one.getAttribute("href"))',
      )) as string[]
      expect(links).toEqual(expect.arrayContaining(['/rencana', '/rencana/terbitan/2026-1', ...addresses]))
      const chapter = links.find((href) => href.startsWith('/rencana/buku/'))!
      await reader.goto(city.address + chapter)
      const place = new URL(reader.url()).hash
      expect(await reader.locator(`h2${place}`).count()).toBe(1)
      await reader.goto(`${city.address}/rencana`)
      expect(await reader.locator(`main a[href="/rencana/${part}"]`).count()).toBeGreaterThan(0)
    },
  )

  test.each(parts)('%s is read in English with the words of the plan as they were written', async (part) => {
    const page = await openPage(city.browser, { scripts: false, language: 'en' })
    await page.goto(`${city.address}/rencana/${part}?lang=en`)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.locator('main').textContent()).toContain('The plan itself is written in Indonesian.')
    expect(await page.locator('tbody [lang="id"]').count()).toBeGreaterThan(5)
  })

  test.each([
    [360, 'id'],
    [360, 'en'],
    [1280, 'id'],
    [1280, 'en'],
  ] as const)(
    'no part has accessibility faults or scrolls sideways at %i px in %s',
    async (width, language) => {
      const page = await openPage(city.browser, { width, language })
      const faults = await findReadingFaults(
        page,
        addresses.map((path) => city.address + path),
      )
      expect(faults).toEqual([])
    },
  )

  test('no page carries a script', async () => {
    const pages = await Promise.all(addresses.map(get))
    expect(pages.filter((html) => html.includes('<script'))).toEqual([])
  })

  test('the analysis has the numbers of the edition', async () => {
    await reader.goto(`${city.address}/rencana/analisis`)
    const { people, indicators, position, factors, gaps, strategies } = content
    const told = people.map(({ value, state }) => (value === null ? hiddenMarks[state] : number(value)))
    expect(await column('Orang dan keluarga dalam daftar bersama', 1)).toEqual(told)
    expect(await column('Indikator yang terbit', 1)).toEqual(
      indicators.map(({ values, unit }) => `${number(values.at(-1)!.value, 2)} ${unit}`),
    )
    const { strength, weakness, opportunity, threat, x, y } = position!
    expect((await rows('Jumlah skor IFAS dan EFAS'))[0]!.slice(1, 7)).toEqual(
      [strength, weakness, opportunity, threat, x, y].map(exact),
    )
    const shown = (await Promise.all(sides.map(([, caption]) => rows(caption)))).flat()
    const scored = sides.flatMap(([side]) =>
      factors.filter((one) => one.side === side).sort((a, b) => (b.score ?? -1) - (a.score ?? -1)),
    )
    expect(shown.map((row) => [row[0], ...row.slice(3, 6)])).toEqual(
      scored.map(({ text, weight, rating, score }) => [text, ...[weight, rating, score].map(exact)]),
    )
    expect(shown.map((row) => row[6])).toEqual(
      scored.map(({ spread, raters }) => (spread === null ? '–' : `${exact(spread)} dari ${raters} penilai`)),
    )
    expect((await rows(`${gaps.length} kesenjangan data`)).map(([name]) => name)).toEqual(
      gaps.map(({ name }) => name),
    )
    const main = await reader.locator('main').textContent()
    expect(
      [content.vision!, ...strategies.map(({ text }) => text)].filter((text) => !main!.includes(text)),
    ).toEqual([])
  })

  test('readiness has the numbers and the words of the edition', async () => {
    await reader.goto(`${city.address}/rencana/kesiapan`)
    const { pillars, items, periods } = content.readiness
    const components = pillars.flatMap((one) => one.components)
    expect((await rows('Kesiapan menurut komponen')).map((row) => row.slice(1))).toEqual(
      components.map(({ id, proven, claimed, assessor }) => {
        const own = items.filter(({ component }) => component === id)
        const known = own.filter(({ state }) => state === 'proven').length
        return [...[proven, claimed, assessor].map(whole), `${known} dari ${own.length}`]
      }),
    )
    expect((await rows('Nilai dari periode ke periode')).map((row) => row.slice(1, 4))).toEqual(
      periods.map(({ proven, claimed, assessor }) => [proven, claimed, assessor].map(whole)),
    )
    const cards = await reader.locator('.pillar-cards .number').allTextContents()
    expect(cards).toEqual(pillars.map(({ proven }) => whole(proven)))
    const shown = (
      await Promise.all(
        ['Struktur', 'Infrastruktur', 'Suprastruktur'].map((pillar) => rows(`${pillar}: butir`)),
      )
    ).flat()
    const inOrder = pillars.flatMap((pillar) =>
      items.filter((item) => pillar.components.some(({ id }) => id === item.component)),
    )
    expect(shown.map(([name, , level]) => [name, level])).toEqual(
      inOrder.map(({ name, level, levelText }) => [name, level === null ? '–' : `${level}. ${levelText}`]),
    )
  })

  test('the programme has the actions and the money of the edition, to the rupiah of each group', async () => {
    await reader.goto(`${city.address}/rencana/program`)
    const { actions, dimensions } = content
    const list = dimensions!.list.filter(({ id }) => actions.some(({ dimensionId }) => dimensionId === id))
    const shown = (await Promise.all(list.map(({ name }) => rows(name)))).flat()
    const titles = list.flatMap(({ id }) => actions.filter((one) => one.dimensionId === id))
    expect(shown.map(([title, state, agency]) => [title, state, agency])).toEqual(
      titles.map(({ title, state, agency }, index) => [`${index + 1}. ${title}`, stateWords[state], agency]),
    )
    const lines = actions.flatMap(({ budget, ...action }) => budget.map((line) => ({ ...line, action })))
    const byYear = Map.groupBy(lines, ({ year }) => String(year))
    expect(await rows('Anggaran menurut tahun')).toEqual(
      [...byYear].sort().map(([year, own]) => [year, ...sumsOf(own)]),
    )
    const byAgency = Map.groupBy(lines, ({ action }) => action.agency)
    expect((await rows('Anggaran menurut perangkat daerah')).sort()).toEqual(
      [...byAgency].map(([agency, own]) => [agency, ...sumsOf(own)]).sort(),
    )
    const each = titles.filter(({ budget }) => budget.length > 0)
    expect((await rows('Anggaran tiap aksi')).map((row) => row.slice(1))).toEqual(
      each.map(({ budget, ...action }) => sumsOf(budget.map((line) => ({ ...line, action }))).slice(1, 4)),
    )
    expect(await reader.locator('.gantt-bar').count()).toBe(actions.length)
  })

  test('quick wins have the ranking, the weights and the reasons of the edition', async () => {
    await reader.goto(`${city.address}/rencana/quick-win`)
    const { list, criteria, sensitivity } = content.quickWins
    expect((await rows('Peringkat, nilai rata-rata')).map((row) => row.slice(2))).toEqual(
      list.map(({ score, parts, scorers, reason }) => [
        exact(score),
        ...parts!.map(({ mean }) => exact(mean)),
        String(scorers),
        reason,
      ]),
    )
    expect(await column('Kriteria dan bobotnya', 1)).toEqual(
      criteria.map(({ share }) => `${number(share * 100, 0)} %`),
    )
    const chosen = list.filter((one) => one.chosen)
    expect(
      (await rows('Quick win terpilih')).map(([title, state, agency]) => [title, state, agency]),
    ).toEqual(chosen.map(({ title, state, agency }) => [title, claimWords[state!], agency]))
    expect(await column('Perubahan bobot terkecil', 1)).toEqual(
      sensitivity!.criteria.map(({ weight }) => number(weight)),
    )
    const off = list.map(({ parts, score }) => parts!.reduce((left, { adds }) => left - adds, score!))
    expect(off.filter((left) => Math.abs(left) > 0.001)).toEqual([])
  })

  test('competence has posts and levels of the edition', async () => {
    await reader.goto(`${city.address}/rencana/kompetensi`)
    const { agencies, years, trainings, proposals } = content.competence
    const posts = new Map(agencies.map(({ name, posts }) => [name, posts!]))
    const map = await rows('Jabatan terisi per jabatan')
    expect(map).toHaveLength(agencies.length)
    expect(map.map((row) => row.slice(1, -1).map((cell) => cell.split(' ')[0]))).toEqual(
      map.map(([name]) =>
        posts.get(name!)!.map(({ needed, filled }) => (needed === 0 ? '–' : `${filled}/${needed}`)),
      ),
    )
    const levels = new Map(agencies.flatMap(({ name, maturity }) => (maturity ? [[name, maturity]] : [])))
    const shown = await rows('Tingkat tiap perangkat daerah')
    expect(shown).toHaveLength(levels.size)
    expect(shown.map((row) => row.slice(1))).toEqual(
      shown.map(([name]) => {
        const { year, said, proven } = levels.get(name!)!
        return [String(year), exact(said), exact(proven)]
      }),
    )
    expect(await rows('Rata-rata perangkat daerah')).toEqual(
      years.map(({ year, said, proven }) => [String(year), exact(said), exact(proven)]),
    )
    expect(await column('Bimtek dalam masa jabatan', 0)).toEqual(trainings.map(({ title }) => title))
    expect(await column('Bimtek yang diusulkan', 0)).toEqual(proposals.map(({ name }) => name))
  })

  test('nobody of the sample plan is named in any page, answer or book that the public reaches', async () => {
    const names = await namesInside()
    expect(names.length).toBeGreaterThan(100)
    const planner = await city.signIn('bappeda')
    await planner.goto(`${city.address}/kerja/rencana/kompetensi/bimtek/bimtek-1`)
    const inside = await planner.locator('main').textContent()
    expect(names.filter((name) => inside!.includes(name)).length).toBeGreaterThan(5)
    const pages = await crawl(['/rencana', '/indeks', '/open/v1/plan/editions', '/open/v1/plan/commitments'])
    expect([...pages.keys()]).toEqual(
      expect.arrayContaining([
        ...addresses,
        '/rencana/komitmen',
        '/rencana/buku/analisis',
        '/open/v1/plan/editions/2026-1/books/ringkasan.pdf',
        '/open/v1/plan/editions/2026-1/books/ringkasan.docx',
      ]),
    )
    const told = [...pages].flatMap(([path, text]) =>
      names.filter((name) => text.includes(letters(name))).map((name) => `${path}: ${name}`),
    )
    expect(told).toEqual([])
  }, 120_000)
})

/** People of attendance lists and posts, and accounts by id, user name and name; regent and heads are named by office. */
async function namesInside(): Promise<string[]> {
  const read = (file: string) => readFile(`packs/jember/plan/${file}`, 'utf8')
  const participants = (await read('sample-attendance.csv'))
    .split(/\r?\n/)
    .flatMap((line) => line.split(';')[1] ?? [])
  const holders = [...(await read('sample/50-competence.yaml')).matchAll(/name: ([^,{}]+? \(contoh\))/g)]
  const accounts = await city.system.database.read((rows) =>
    rows.query<{ word: string }>(
      `select id as word from access.account union select user_name from access.account
       union select display_name from access.account where role not in ('leader', 'head')`,
    ),
  )
  const people = [...participants, ...holders.map((one) => one[1]!)].map((name) =>
    name.replace(' (contoh)', ''),
  )
  const words = [...people, ...accounts.map((one) => one.word)]
  // bappeda, walidata, bupati and admin are offices and words too.
  return [...new Set(words)].filter((word) => word.length > 8)
}

const letters = (text: string) => text.replace(/\s+/g, '')

/** Letters of pages, answers and books of the plan that links lead to, by their path. */
async function crawl(from: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  let open = [...from]
  while (open.length > 0) {
    const read = await Promise.all(open.map(async (path) => [path, await textAt(path)] as const))
    for (const [path, text] of read) texts.set(path, letters(text))
    const found = read.flatMap(([, text]) =>
      [...text.matchAll(/"(\/(?:rencana|indeks|open\/v1\/plan)[^"#?]*)/g)].map((one) => one[1]!),
    )
    open = [...new Set(found)].filter((path) => !texts.has(path) && !path.includes(':'))
  }
  return texts
}

const printed = new Map<string, (bytes: Uint8Array) => string | Promise<string>>([
  ['pdf', pdfLetters],
  ['docx', docxText],
])

/** Text of a page, an answer or a printed book. */
async function textAt(path: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(city.address + path)).arrayBuffer())
  return (printed.get(path.split('.').at(-1)!) ?? strFromU8)(bytes)
}

/** Cells of the table whose caption begins like this. */
async function rows(caption: string): Promise<string[][]> {
  const tables = reader
    .locator('table')
    .filter({ has: reader.locator('caption', { hasText: startsWith(caption) }) })
  const found = await tables.first().locator('tbody tr').all()
  const cells = await Promise.all(found.map((row) => row.locator('th, td').allTextContents()))
  return cells.map((row) => row.map((cell) => cell.trim()))
}
const startsWith = (text: string) => new RegExp(`^${text.replace(/[.*+?^$()|[\]\\]/g, '\\$&')}`)
const column = async (caption: string, place: number) => (await rows(caption)).map((row) => row[place])

const number = (value: number, digits = 1) => value.toLocaleString('id-ID', { maximumFractionDigits: digits })
const exact = (value: number | null) =>
  value === null ? '–' : value.toLocaleString('id-ID', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const whole = (value: number | null) => (value === null ? '–' : String(Math.round(value)))
const hiddenMarks = { shown: '', hidden: '*disembunyikan', missing: '–' }
const sides = [
  ['strength', 'Kekuatan (dari dalam)'],
  ['weakness', 'Kelemahan (dari dalam)'],
  ['opportunity', 'Peluang (dari luar)'],
  ['threat', 'Ancaman (dari luar)'],
] as const
const stateWords = {
  proven: 'Selesai, ada bukti',
  claimed: 'Diklaim, belum ada bukti',
  running: 'Berjalan',
  late: 'Terlambat',
  'not-started': 'Belum mulai',
  stopped: 'Dihentikan',
}
const claimWords = { ...stateWords, open: 'Berjalan' }

/** Actions, plan, revised (what was not revised counts as planned), realised and the share spent, as words. */
function sumsOf(
  lines: readonly {
    action: { id: string }
    plan: number
    revised: number | null
    realised: number | null
  }[],
): string[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const known = lines.flatMap(({ realised }) => realised ?? [])
  const plan = sum(lines.map((line) => line.plan))
  const inForce = sum(lines.map((line) => line.revised ?? line.plan))
  const revised = lines.every((line) => line.revised === null) ? null : inForce
  const realised = known.length === 0 ? null : sum(known)
  const share = realised === null || inForce === 0 ? '–' : `${Math.round((100 * realised) / inForce)} %`
  const actions = new Set(lines.map(({ action }) => action.id)).size
  return [String(actions), rupiah(plan), rupiah(revised), rupiah(realised), share]
}

function rupiah(amount: number | null): string {
  const steps = [
    [1e12, ' triliun'],
    [1e9, ' miliar'],
    [1e6, ' juta'],
    [0, ''],
  ] as const
  const [step, word] = steps.find(([from]) => (amount ?? 0) >= from)!
  return amount === null ? '–' : `Rp ${number(amount / (step || 1))}${word}`
}
