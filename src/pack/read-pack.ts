import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ZodType, z } from 'zod'
import {
  agencySchema,
  categorySchema,
  columnsSchema,
  listKindSchema,
  type Pack,
  packSchema,
  precedenceSchema,
  programmeSchema,
  sampleAccountSchema,
  termSchema,
} from './model.ts'
import { PackError, type PackFault } from './pack-error.ts'
import { protectionSchema } from './protection-model.ts'
import { readAreas } from './read-areas.ts'
import { readPlan } from './read-plan.ts'
import { type ReadPart, readYaml } from './read-yaml.ts'
import { checkPack } from './rules/check-pack.ts'
import type { PackFilePart, PackParts } from './rules/cross-fault.ts'

/** Which file holds which part of a pack. */
export const packFiles: Readonly<Record<PackFilePart, string>> = {
  settings: 'pack.yaml',
  areas: 'areas.csv',
  agencies: 'agencies.yaml',
  categories: 'categories.yaml',
  listKinds: 'list-kinds.yaml',
  columns: 'columns.yaml',
  precedence: 'precedence.yaml',
  programmes: 'programmes.yaml',
  term: 'term.yaml',
  accounts: 'accounts.yaml',
  protection: 'protection.yaml',
}

/**
 * Reads and checks a whole city pack. Throws one PackError that lists every fault of every file, each as
 * `file:line: reason (what to do)`.
 */
export async function readPack(folder: string): Promise<Pack> {
  const read = <T>(part: PackFilePart, schema: ZodType<T>) =>
    readPart(folder, packFiles[part], (file, text) => readYaml(file, text, schema))
  const parts = {
    settings: await read('settings', packSchema),
    areas: await readPart(folder, packFiles.areas, readAreas),
    agencies: await read('agencies', z.array(agencySchema)),
    categories: await read('categories', z.array(categorySchema)),
    listKinds: await read('listKinds', z.array(listKindSchema)),
    columns: await read('columns', columnsSchema),
    precedence: await read('precedence', precedenceSchema),
    programmes: await read('programmes', z.array(programmeSchema)),
    term: await read('term', termSchema),
    accounts: await read('accounts', z.array(sampleAccountSchema)),
    protection: await read('protection', protectionSchema),
  }
  const plan = await readPlan(folder)
  const values: PackParts = {
    settings: parts.settings.value,
    areas: parts.areas.value,
    agencies: parts.agencies.value,
    categories: parts.categories.value,
    listKinds: parts.listKinds.value,
    columns: parts.columns.value,
    precedence: parts.precedence.value,
    programmes: parts.programmes.value,
    term: parts.term.value,
    accounts: parts.accounts.value,
    protection: parts.protection.value,
  }
  const crossFaults: PackFault[] = checkPack(values).map(({ part, path, reason, advice }) => ({
    file: packFiles[part],
    line: parts[part].lineOf(path),
    reason,
    advice,
  }))
  const faults = [...Object.values(parts).flatMap((part) => part.faults), ...crossFaults, ...plan.faults]
  if (faults.length > 0 || !isWhole(values) || !plan.value) throw new PackError(folder, faults)
  return { folder, ...values, plan: plan.value }
}

async function readPart<T>(
  folder: string,
  file: string,
  parse: (file: string, text: string) => ReadPart<T>,
): Promise<ReadPart<T>> {
  const text = await readFile(join(folder, file), 'utf8').catch(() => null)
  if (text !== null) return parse(file, text.replace(/^\uFEFF/, ''))
  const fault = {
    file,
    line: 1,
    reason: 'the file is missing',
    advice: 'create it; packs/_example has a small one',
  }
  return { value: undefined, faults: [fault], lineOf: () => 1 }
}

function isWhole(parts: PackParts): parts is Omit<Pack, 'folder' | 'plan'> {
  return Object.values(parts).every((value) => value !== undefined)
}
