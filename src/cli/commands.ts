import { commands as bench } from '../../tools/bench/job.ts'
import { commands as docs } from '../../tools/docs-command.ts'
import { commands as synthetic } from '../../tools/synthetic/commands.ts'
import { commands as tour } from '../../tools/tour/commands.ts'
import { commands as truth } from '../../tools/truth/commands.ts'
import { commands as access } from '../access/commands.ts'
import { commands as catalogue } from '../catalogue/commands.ts'
import { commands as intake } from '../intake/commands.ts'
import type { Command } from '../kernel/command.ts'
import { commands as linkage } from '../linkage/commands.ts'
import { commands as oversight } from '../oversight/commands.ts'
import { commands as pack } from '../pack/commands.ts'
import { commands as planning } from '../planning/commands.ts'
import { commands as programmes } from '../programmes/commands.ts'
import { commands as protection } from '../protection/commands.ts'
import { commands as register } from '../register/commands.ts'
import { backupCommands } from './backup-commands.ts'
import { frameCommands } from './frame-commands.ts'
import type { System } from './system.ts'

/** Every command there is. A domain adds one line here. */
export const commands: readonly Command<System>[] = [
  ...frameCommands,
  ...backupCommands,
  ...pack,
  ...access,
  ...intake,
  ...linkage,
  ...register,
  ...programmes,
  ...catalogue,
  ...planning,
  ...oversight,
  ...protection,
  ...synthetic,
  ...docs,
  ...bench,
  ...truth,
  ...tour,
]
