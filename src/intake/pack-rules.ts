import type { Context } from '../access/index.ts'
import { comparisonKey } from '../kernel/comparison-key.ts'
import { type IsoDate, todayOf } from '../kernel/dates.ts'
import { areaFinder, categoryFinder, type ListKind, type Pack } from '../pack/index.ts'
import type { CheckSettings } from './rules/check-row.ts'
import { createAreaFinder } from './rules/find-area.ts'
import type { LayoutSettings } from './rules/find-layout.ts'
import type { KindSigns } from './rules/fit-kind.ts'
import { type ColumnChoices, createFieldOf, createNearFieldOf } from './rules/match-columns.ts'

/** What the pack says, in the shape the pure rules take. */
export function checkSettingsOf(
  context: Pick<Context, 'pack' | 'clock'>,
  kind: ListKind,
  period: IsoDate,
): CheckSettings {
  const { pack } = context
  const today = todayOf(context.clock)
  const programmes = new Map(
    pack.programmes.flatMap((programme) =>
      [programme.id, programme.name.id, programme.name.en].map(
        (name) => [comparisonKey(name), programme.id] as const,
      ),
    ),
  )
  return {
    period,
    latest: period > today ? period : today,
    areas: createAreaFinder(areaFinder(pack.areas), pack.areas),
    rules: {
      subject: kind.subject,
      required: kind.required,
      categoryNeeded: kind.claims.some((claim) => claim.kind === 'category' && claim.what === undefined),
      codes: {
        category: remember(categoryOf(pack)),
        programme: (text) => programmes.get(comparisonKey(text)) ?? null,
      },
    },
  }
}

export function layoutSettingsOf(pack: Pack, kind: ListKind, choices: ColumnChoices): LayoutSettings {
  const find = areaFinder(pack.areas)
  const fieldOf = createFieldOf(kind.headers, pack.columns)
  return {
    fieldOf,
    nearFieldOf: createNearFieldOf(kind.headers, pack.columns, fieldOf),
    choices,
    isDistrict: (name) => {
      const found = find({ district: name })
      return found !== null && !('ambiguous' in found) && found.villageCode === null
    },
    isVillage: (name) => {
      const found = find({ village: name })
      return found !== null && ('ambiguous' in found || found.villageCode !== null)
    },
    categoryOf: categoryOf(pack),
    kind: kind.id,
    kinds: kindSigns(pack),
  }
}

/** Words that stand in the names of many lists and tell none from another. */
const commonWords = new Set(
  'daftar data penerima bantuan orang yang dan desa dinas sosial kabupaten asal jember peserta bank penduduk'.split(
    ' ',
  ),
)

const rememberedSigns = new WeakMap<Pack, readonly KindSigns[]>()
function kindSigns(pack: Pack): readonly KindSigns[] {
  const known = rememberedSigns.get(pack)
  if (known) return known
  const signs = pack.listKinds.map((kind) => ({
    id: kind.id,
    name: kind.name.id,
    fieldOf: createFieldOf(kind.headers, pack.columns),
    needs: [
      ...new Set([
        ...kind.required,
        ...kind.claims.flatMap((claim) =>
          claim.kind === 'category' && claim.whatField ? [claim.whatField] : [],
        ),
      ]),
    ],
    ownHeaders: new Set(Object.values(kind.headers).flatMap((headers) => headers.map(comparisonKey))),
    words: new Set(
      kind.name.id
        .toLowerCase()
        .split(/[^a-z]+/)
        .filter((word) => word.length >= 3 && !commonWords.has(word)),
    ),
  }))
  rememberedSigns.set(pack, signs)
  return signs
}

/** By name, legacy name or, in lists that hold codes, number. */
function categoryOf(pack: Pack): (text: string) => string | null {
  const byName = categoryFinder(pack.categories)
  const byNumber = new Map(pack.categories.map((category) => [category.number, category.id]))
  return (text) => (/^\d{1,2}$/.test(text.trim()) ? (byNumber.get(Number(text)) ?? null) : byName(text))
}

/** A list names a few categories a million times; looking for typing errors is slow. */
function remember(find: (text: string) => string | null): (text: string) => string | null {
  const known = new Map<string, string | null>()
  return (text) => {
    let id = known.get(text)
    if (id === undefined) {
      id = find(text)
      if (known.size < 10_000) known.set(text, id)
    }
    return id
  }
}
