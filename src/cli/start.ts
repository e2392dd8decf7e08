import type { CommandCall } from '../kernel/command.ts'
import { makeDemo } from './demo.ts'
import type { System } from './system.ts'

/** `welas start`: fill an empty demo database, run the queue, serve until told to stop. */
export async function start({ context, print }: CommandCall<System>): Promise<void> {
  const { demo, pack, runner } = context
  if (demo) await makeDemo(context, demo, print)
  await runner.start()
  const { address, closed } = await context.serve()
  print(`\n${pack.settings.name.id}: ${address}`)
  if (demo) {
    print(
      `Demo with synthetic people. Staff: ${address}/kerja/masuk, password of all sample accounts: ${demo.password}`,
    )
    for (const account of pack.accounts) print(`  ${account.userName.padEnd(24)} ${account.role}`)
  }
  await closed
}
