import { mkdirSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command, CommandCall } from '../../src/kernel/command.ts'
import { type Pack, readPack } from '../../src/pack/index.ts'
import { generate } from './generate.ts'

interface HasPack {
  readonly pack: Pack
}

/** Commands that make synthetic data; they need a pack and no database. */
export const commands: Command<HasPack>[] = [
  {
    name: 'synth',
    summary: 'Make a synthetic regency: the lists of its agencies, and the truth to judge results by',
    usage: 'synth --people N --seed S --out DIR [--pack DIR]',
    options: ['people', 'seed', 'out', 'pack'],
    needs: 'pack',
    run: runSynth,
  },
]

async function runSynth(call: CommandCall<HasPack>): Promise<void> {
  const people = Number(call.options.people ?? 130_000)
  const seed = Number(call.options.seed ?? 1)
  if (!Number.isSafeInteger(people) || people < 1 || !Number.isSafeInteger(seed))
    throw new Error('synth: --people and --seed must be whole numbers')
  const folder = resolve(String(call.options.out ?? 'data/synthetic'))
  mkdirSync(folder, { recursive: true })
  if (readdirSync(folder).length > 0) throw new Error(`synth: ${folder} is not empty; choose an empty folder`)
  const pack =
    typeof call.options.pack === 'string' ? await readPack(resolve(call.options.pack)) : call.context.pack
  const summary = await generate({ people, seed, folder, ...orderFrom(pack) })
  call.print(
    `${summary.people} people, ${summary.families} families, ${summary.files.length} files, ${summary.rows} rows in ${folder}`,
  )
}

/** What the generator needs of a pack: names of areas and categories, and the list kinds with their agencies. */
export function orderFrom(pack: Pack) {
  const regencyName = pack.settings.name.id.replace(/^(Kabupaten|Kota) /, '')
  return { areas: pack.areas, regencyName, categories: pack.categories, listKinds: pack.listKinds }
}
