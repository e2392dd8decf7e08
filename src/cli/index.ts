export { commands } from './commands.ts'
export { helpLines, runCommand } from './run.ts'
export type { BackupReport, System, Upkeep } from './system.ts'
