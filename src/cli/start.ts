import type { CommandCall } from '../kernel/command.ts'
import type { System } from './system.ts'

/** `welas start`: fill an empty demo database, run the queue, serve until told to stop. */
export async function start({ context, print }: CommandCall<System>): Promise<void> {
  await context.runner.start()
  const { address, closed } = await context.serve()
  print(`Welas: ${address}`)
  await closed
}
