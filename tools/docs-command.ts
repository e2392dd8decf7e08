import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from '../src/kernel/command.ts'

export const commands: readonly Command<unknown>[] = [
  {
    name: 'docs',
    summary: 'Write the generated pages of docs/reference and db/schema.sql anew',
    usage: 'docs',
    options: [],
    needs: 'nothing',
    run: async ({ print }) => {
      // Loaded here: the pages list this very command.
      const { generateDocs } = await import('./generate-docs.ts')
      const root = fileURLToPath(new URL('..', import.meta.url))
      for (const [path, content] of (await generateDocs()).pages) {
        await mkdir(dirname(join(root, path)), { recursive: true })
        await writeFile(join(root, path), content)
        print(path)
      }
    },
  },
]
