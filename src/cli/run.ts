import type { Command } from '../kernel/command.ts'
import type { Pack } from '../pack/index.ts'
import type { System, Upkeep } from './system.ts'

/** What the runner of commands needs from wire.ts. */
export interface Frame {
  readonly commands: readonly Command<System>[]
  openSystem(): Promise<{ system: System; close(): Promise<void> }>
  openPack(): Promise<Pack>
  readonly upkeep: Upkeep
  print(line: string): void
}

/** Runs one command line. Returns the exit code: 0 done, 1 failed (the error is thrown), 2 wrong usage. */
export async function runCommand(frame: Frame, argv: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = argv
  const command = frame.commands.find((candidate) => candidate.name === name)
  if (!command) {
    for (const line of helpLines(frame.commands, rest[0])) frame.print(line)
    return name === 'help' || name === '--help' ? 0 : 2
  }
  const parsed = parseWords(command, rest)
  if ('wrong' in parsed) {
    frame.print(`${parsed.wrong}\nUsage: welas ${command.usage}`)
    return 2
  }
  const needs =
    typeof command.needs === 'function' ? command.needs(parsed.words, parsed.options) : command.needs
  if (needs === 'context') {
    const { system, close } = await frame.openSystem()
    await command.run({ ...parsed, context: system, print: frame.print }).finally(close)
    return 0
  }
  const pack = needs === 'pack' ? await frame.openPack() : undefined
  await command.run({ ...parsed, context: { pack, upkeep: frame.upkeep } as System, print: frame.print })
  return 0
}

type Parsed = { words: string[]; options: Record<string, string | true> } | { wrong: string }

/** "--name value" for options that need a value, "--name" for switches; everything else is a word. */
export function parseWords(
  command: Pick<Command<System>, 'options' | 'usage'>,
  argv: readonly string[],
): Parsed {
  const words: string[] = []
  const options: Record<string, string | true> = {}
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index]!
    if (!word.startsWith('--')) {
      words.push(word)
      continue
    }
    const [, name = '', inline] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? []
    if (command.options.includes(name)) {
      const value = inline ?? argv[++index]
      if (value === undefined) return { wrong: `--${name} needs a value` }
      if (options[name] !== undefined) return { wrong: `--${name} stands twice` }
      options[name] = value
    } else if (command.usage.includes(`--${name}`)) options[name] = true
    else return { wrong: `There is no option --${name}` }
  }
  return { words, options }
}

/** The list of commands, or the usage of one. */
export function helpLines(commands: readonly Command<System>[], name?: string): string[] {
  const command = commands.find((candidate) => candidate.name === name)
  if (command) return [`welas ${command.usage}`, `  ${command.summary}`]
  const width = Math.max(...commands.map((candidate) => candidate.name.length))
  return [
    'welas COMMAND [options]',
    '',
    ...commands.map((candidate) => `  ${candidate.name.padEnd(width)}  ${candidate.summary}`),
    '',
    'welas help COMMAND shows its options.',
  ]
}
