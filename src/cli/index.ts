export { commands } from './commands.ts'
export { helpLines, runCommand } from './run.ts'
export type { System } from './system.ts'
