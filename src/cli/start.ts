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
    for (const [role, names] of Map.groupBy(pack.accounts, (account) => account.role))
      print(`  ${role.padEnd(14)} ${names.map((account) => account.userName).join(' ')}`)
  }
  await closed
}
