import { z } from 'zod'
import type { Route } from '../../src/access/index.ts'

type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
interface Schema {
  readonly type?: string
  readonly const?: Json
  readonly enum?: readonly Json[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly minItems?: number
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly exclusiveMinimum?: number
}

/** Texts that fit some pattern of ours. */
const fitting = [
  'contoh isian yang cukup panjang',
  'contoh',
  '2026-10-31',
  '2026-10',
  '2026-10-31T05:00',
  '35.09.01',
  '2026',
  '2026-S1',
  '3509011234567890',
  'a'.repeat(64),
  'Y',
]

/** What fields of these names hold in the city of world.ts, so that a body gets as far as the database. */
const known: Readonly<Record<string, Json>> = {
  agency: 'dinsos',
  agencyId: 'dinsos',
  ownerAgencyId: 'dinsos',
  areaCode: '35.09.01',
  area: '35.09.01',
  list: 'ppks',
  categories: ['pmks-16'],
  directoryName: null,
  programmeId: 'pkh',
  village: '35.09.01',
}

/** Bodies that a route takes: one for each of its alternatives, so that every field stands in one of them. */
export function samplesOf(route: Route): Json[] {
  if (!route.input) return []
  return expand(z.toJSONSchema(route.input, { io: 'input', unrepresentable: 'any' }) as Schema)
}

function expand(schema: Schema): Json[] {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.flatMap(expand)
  if (schema.const !== undefined) return [schema.const]
  if (schema.enum) return [schema.enum[0]!]
  if (schema.type === 'object') return objectsOf(schema)
  if (schema.type === 'array') {
    const items = expand(schema.items ?? {})
    return schema.minItems && schema.minItems > 1
      ? items.map((one) => Array(schema.minItems).fill(one))
      : items.map((one) => [one])
  }
  if (schema.type === 'integer' || schema.type === 'number')
    return [Math.max(schema.minimum ?? 1, schema.exclusiveMinimum === 0 ? 1 : 0)]
  if (schema.type === 'boolean') return [true]
  if (schema.type === 'null') return [null]
  return [textFor(schema)]
}

/** Each alternative of each field once; the others stay at their first. */
function objectsOf({ properties = {} }: Schema): Json[] {
  const each = Object.entries(properties).map(
    ([name, schema]) => [name, name in known ? [known[name]!] : expand(schema)] as const,
  )
  const first = Object.fromEntries(each.map(([name, all]) => [name, all.find((one) => one !== null) ?? null]))
  const others = each.flatMap(([name, all]) =>
    all
      .filter((one) => one !== null && one !== first[name] && typeof one === 'object')
      .map((one) => ({ ...first, [name]: one })),
  )
  return [first, ...others]
}

function textFor({ pattern, minLength = 0, maxLength = 1000, allOf = [] }: Schema): string {
  const patterns = [pattern, ...allOf.map((one) => one.pattern)].filter((one) => one !== undefined)
  const found = fitting.find(
    (text) =>
      text.length >= minLength &&
      text.length <= maxLength &&
      patterns.every((one) => new RegExp(one, 'us').test(text)),
  )
  return found ?? 'contoh'
}

export type Path = readonly (string | number)[]

/** Where a body holds a text or a number. */
export function leavesOf(value: Json, at: Path = []): Path[] {
  if (value === null || typeof value === 'boolean') return []
  if (typeof value !== 'object') return [at]
  return Object.entries(value).flatMap(([name, inner]) =>
    leavesOf(inner, [...at, Array.isArray(value) ? Number(name) : name]),
  )
}

/** The body with something else at a place. */
export function withAt(value: Json, [name, ...rest]: Path, put: unknown): unknown {
  if (name === undefined) return put
  const copy = Array.isArray(value) ? [...value] : { ...(value as Record<string, Json>) }
  Reflect.set(copy, name, withAt(Reflect.get(copy, name) as Json, rest, put))
  return copy
}

/** Every object in a body, the body itself first: where a field nobody offered can be added. */
export function objectsIn(value: Json, at: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return []
  const inner = Object.entries(value).flatMap(([name, one]) =>
    objectsIn(one, [...at, Array.isArray(value) ? Number(name) : name]),
  )
  return Array.isArray(value) ? inner : [at, ...inner]
}
