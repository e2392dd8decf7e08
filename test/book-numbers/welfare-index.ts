import type { Context } from '../../src/access/index.ts'
import { describeWelfareIndex } from '../../src/planning/welfare-index/describe-welfare-index.ts'
import type { ExpectedFigure, ExpectedTable } from './account.ts'
import { exactly, longDay, shortMonth, upTo } from './ask.ts'
import { footOf } from './book-one.ts'

/** The index as its own page and command give it of the release; how it is computed is proven beside it, not here. */
export async function expectIndex(
  context: Context,
): Promise<{ tables: ExpectedTable[]; figures: ExpectedFigure[]; texts: string[]; sentence: string }> {
  const view = await context.database.read((reader) => describeWelfareIndex(context, reader), 'welas_public')
  const { formula } = view
  const { asOf } = view.release!
  const source = `Sumber: rilis publik per ${longDay(asOf)}.`
  const { value, low, high } = view.index!
  const sentence = `Indeks welas asih per ${longDay(asOf)}: ${upTo(1, value)} dari 100 (antara ${upTo(1, low)} dan ${upTo(1, high)}).`
  const parts = view.parts.map(({ id, weight, estimate }) => ({
    ...formula.parts.find((one) => one.id === id)!,
    weight,
    words: estimate ? upTo(1, estimate.value) : 'belum ada',
  }))
  const months = view.months
    .slice(-9)
    .map((month) => ({ asOf: month.asOf, value: month.index?.value ?? null }))
  const known = months.flatMap((month) => (month.value === null ? [] : [{ ...month, value: month.value }]))
  const [first, last] = [known[0]!, known.at(-1)!]
  const raises = [...view.raises.programmes, ...view.raises.places]
    .sort((a, b) => b.gain - a.gain)
    .slice(0, 5)
  return {
    sentence,
    tables: [
      {
        caption: 'Bagian indeks dan bobotnya',
        rows: parts.map((one) => [one.name.id, one.meaning.id, upTo(2, one.weight), one.words]),
        note: `Rumus ${formula.version} (${formula.source.trim().replace(/\.$/, '')}). ${source}`,
      },
      {
        caption: 'Kenaikan indeks bila semua yang terlewat dijangkau',
        rows: raises.map((one) => [one.programme.id, one.area, one.agency, exactly(2, one.gain)]),
        note: source,
      },
    ],
    figures: [
      {
        title: 'Bagian indeks welas asih',
        sentence: `Nilai tiap bagian, 0 sampai 100. ${source}`,
        words: parts.map((one) => `${one.name.id} ${one.words}`).join(' '),
      },
      {
        title: 'Indeks dari bulan ke bulan',
        sentence: `Dari ${upTo(1, first.value)} per ${longDay(first.asOf)} menjadi ${upTo(1, last.value)} per ${longDay(last.asOf)}. Supaya bulan dapat dibandingkan, deret ini hanya memakai bagian indeks yang ada setiap bulan; karena itu nilainya dapat berbeda dari indeks di atas. ${source}`,
        words: `${upTo(1, footOf(known.map((one) => one.value)))} ${months.map((one) => `${shortMonth(one.asOf)} ${one.value === null ? 'belum ada' : upTo(1, one.value)}`).join(' ')}`,
      },
    ],
    texts: [sentence],
  }
}
