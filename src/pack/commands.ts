import type { Command } from '../kernel/command.ts'
import { readPack } from './read-pack.ts'

export const commands: readonly Command<unknown>[] = [
  {
    name: 'pack',
    summary: 'Check a city pack and list every fault with file, line and what to do',
    usage: 'pack check FOLDER',
    options: [],
    needs: 'nothing',
    run: async ({ words, print }) => {
      const [verb, folder] = words
      if (verb !== 'check' || !folder) return print('Usage: welas pack check FOLDER')
      const pack = await readPack(folder)
      print(
        `${pack.settings.name.id}: ${pack.areas.length} areas, ${pack.agencies.length} agencies, ${pack.listKinds.length} list kinds, ` +
          `${pack.programmes.length} programmes, ${pack.term.promises.length} promises. No faults.`,
      )
    },
  },
]
