import { parseArgs } from 'node:util'
import { say } from '../kernel/messages.ts'
import { Problem } from '../kernel/problem.ts'
import { linkRunOptions, runLinkCommand, usage } from './general/command.ts'
import { messages } from './messages.ts'

/** `welas link run` without the system around it; returns the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runLinkAlone(argv: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({ args: [...argv], options: linkRunOptions })
    await runLinkCommand(values as Readonly<Record<string, string | true>>, (line) => {
      process.stdout.write(`${line}\n`)
    })
    return 0
  } catch (error) {
    if (error instanceof Problem) {
      process.stderr.write(`${say(messages, 'id', error.code, error.params)}\n`)
      return 1
    }
    process.stderr.write(`${error instanceof Error ? error.message : 'Failed'}\n`)
    const isUsage =
      error instanceof TypeError && 'code' in error && `${error.code}`.startsWith('ERR_PARSE_ARGS')
    if (isUsage) process.stderr.write(`${usage}\n`)
    return isUsage ? 2 : 1
  }
}
