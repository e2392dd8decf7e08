import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { Problem } from '../../kernel/problem.ts'
import { checkShape, faultAt, type LinkConfig } from './config.ts'
import type { Kin, Shares } from './rules/dependence.ts'
import { type Field, levelsMax, levelsOf } from './rules/fields.ts'
import type { Model } from './rules/train.ts'

/** What training found out: a model, and which blocking rules are worth their work (null where it was too few rows to tell). */
export interface Trained {
  readonly rows: number
  readonly model: Model
  readonly rules: readonly { readonly name: string; readonly isKept: boolean }[] | null
}

/** Where a model comes from. */
export interface Provenance {
  readonly made: string
  /** YYYY-MM-DD */
  readonly on: string
  readonly inputs: readonly string[]
  readonly seed: number
}

const share = z.number().positive()
const levelShape = z.strictObject({
  /** Share of the level among pairs of one person, and of different people. */
  m: share,
  u: share,
  /** m as it was seen, before it was put in order. */
  seen: share,
  /** Bits of what agrees by chance; null where that is not known. */
  rarity: z.number().nullable(),
})
const sharesShape = z.record(z.string(), z.record(z.string(), share))
const modelShape = z.strictObject({
  form: z.literal('welas linkage model 1'),
  provenance: z.strictObject({
    made: z.string(),
    on: z.iso.date(),
    rows: z.int().min(0),
    inputs: z.array(z.string()),
    seed: z.int(),
    sessions: z.array(
      z.strictObject({ rule: z.string(), pairs: z.number(), share: z.number(), taught: z.array(z.string()) }),
    ),
  }),
  /** Share of the pairs of one person among all possible pairs. */
  samePairs: z.number().gt(0).lt(1),
  fields: z.array(
    z.strictObject({ name: z.string(), kind: z.string(), levels: z.record(z.string(), levelShape) }),
  ),
  /** u among different people of one birth date, by field and level. */
  ofDate: sharesShape,
  /** The finest place, and u among different people of one such place. */
  place: z.string().nullable(),
  ofPlace: sharesShape,
  /** Other people of one house: share of their pairs among all possible ones, and u among them. */
  kin: z.array(z.strictObject({ odds: share, shares: sharesShape })),
  rules: z.array(z.strictObject({ name: z.string(), isKept: z.boolean() })).nullable(),
})
type ModelFile = z.infer<typeof modelShape>

/** Writes a model for people to read and for `readModel`; the file is whole or as it was. */
export function writeModel(
  path: string,
  fields: readonly Field[],
  { rows, model, rules }: Trained,
  provenance: Provenance,
): void {
  const { dependence, sessions, lambda } = model
  const sharesOf = (shares: Shares) =>
    Object.fromEntries(
      shares.flatMap((values, column) =>
        values ? [[fields[column]!.name, byLevel(fields[column]!, (level) => values[level]!)]] : [],
      ),
    )
  const file: ModelFile = {
    form: 'welas linkage model 1',
    provenance: { ...provenance, inputs: [...provenance.inputs], rows, sessions },
    samePairs: lambda,
    fields: fields.map((field, column) => ({
      name: field.name,
      kind: field.kind,
      levels: byLevel(field, (level) => ({
        m: model.m[column]![level]!,
        u: model.u[column]![level]!,
        seen: model.seen[column]![level]!,
        rarity: numberOrNull(model.rarity[column * levelsMax + level]!),
      })),
    })),
    ofDate: sharesOf(dependence.ofDate),
    place: fields[dependence.place]?.name ?? null,
    ofPlace: sharesOf(dependence.ofPlace),
    kin: dependence.kin.map(({ odds, shares }) => ({ odds, shares: sharesOf(shares) })),
    rules: rules && [...rules],
  }
  writeFileSync(`${path}.new`, `${JSON.stringify(file, null, 2)}\n`)
  renameSync(`${path}.new`, path)
}

function byLevel<Value>(field: Field, take: (level: number) => Value): Record<string, Value> {
  const names = levelsOf[field.kind].slice(1)
  return Object.fromEntries(names.map((name, at) => [name, take(at + 1)]))
}

const numberOrNull = (value: number) => (Number.isFinite(value) ? value : null)

/**
 * Reads a model for the fields of a configuration, which must be those it was trained on, in the same order.
 * @throws Problem that names the place in the file and what is wrong there
 */
export function readModel(path: string, fields: readonly Field[]): Trained {
  const file = basename(path)
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Problem('linkage.run.unreadable-config', 422, { file, reason: String(error) })
  }
  const data = checkShape(modelShape, value, file)
  checkFields(file, data, fields)
  return { rows: data.provenance.rows, model: modelOf(data, fields), rules: data.rules }
}

/** The model that a configuration names, if any. @throws Problem, see readModel */
export const givenModel = ({ model, fields }: LinkConfig): Trained | undefined =>
  model === undefined ? undefined : readModel(model, fields)

function checkFields(file: string, { fields: known, place }: ModelFile, fields: readonly Field[]): void {
  for (let at = 0; at < Math.max(known.length, fields.length); at++) {
    const [had, has] = [known[at], fields[at]]
    if (had?.name !== has?.name || had?.kind !== has?.kind)
      throw new Problem('linkage.model.other-fields', 422, {
        file,
        field: (has ?? had)!.name,
        place: at + 1,
      })
    const missing = levelsOf[has!.kind].slice(1).find((level) => had!.levels[level] === undefined)
    if (missing) throw faultAt(file, `fields.${at}.levels.${missing}`, 'is not there')
  }
  if (place !== null && !fields.some(({ name }) => name === place))
    throw faultAt(file, 'place', 'is no field')
}

function modelOf(file: ModelFile, fields: readonly Field[]): Model {
  const listOf = (column: number, take: (level: string) => number) =>
    Float64Array.from(levelsOf[fields[column]!.kind], (level, at) => (at === 0 ? 0 : take(level)))
  const columnOf = (what: 'm' | 'u' | 'seen') =>
    fields.map((_, column) => listOf(column, (level) => file.fields[column]!.levels[level]![what]))
  const sharesOf = (shares: ModelFile['ofDate']): Shares =>
    fields.map(({ name }, column) => {
      const values = shares[name]
      return values ? listOf(column, (level) => values[level] ?? Number.NaN) : null
    })
  const rarity = new Float64Array(fields.length * levelsMax).fill(Number.NaN)
  file.fields.forEach(({ levels }, column) => {
    levelsOf[fields[column]!.kind].forEach((level, at) => {
      rarity[column * levelsMax + at] = levels[level]?.rarity ?? Number.NaN
    })
  })
  const kin = file.kin.map(({ odds, shares }): Kin => ({ odds, shares: sharesOf(shares) }))
  return {
    m: columnOf('m'),
    u: columnOf('u'),
    seen: columnOf('seen'),
    lambda: file.samePairs,
    rarity,
    dependence: {
      ofDate: sharesOf(file.ofDate),
      place: fields.findIndex(({ name }) => name === file.place),
      ofPlace: sharesOf(file.ofPlace),
      kin,
    },
    sessions: file.provenance.sessions,
  }
}
