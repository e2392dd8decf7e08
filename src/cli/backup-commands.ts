import type { Command, CommandCall } from '../kernel/command.ts'
import { Problem } from '../kernel/problem.ts'
import type { BackupReport, System } from './system.ts'

/** Backup and restore work on the database as it is; they never open, fill or migrate the system first. */
export const backupCommands: readonly Command<System>[] = [
  {
    name: 'backup',
    summary: 'Write everything into one sealed file; make a key for it; or read such a file to its end',
    usage:
      'backup [--to FOLDER|FILE] [--key FILE] [--with-secret] | backup check FILE [--key FILE] | backup new-key FILE',
    options: ['to', 'key'],
    needs: 'nothing',
    run: async (call) => {
      if (call.words[0] === 'new-key') return makeKey(call)
      if (call.words[0] === 'check') return check(call)
      return backUp(call)
    },
  },
  {
    name: 'restore',
    summary:
      'Put a backup into an empty database (or with --overwrite in place of another) and prove it is equal',
    usage: 'restore FILE [--into DATA_DIR|DATABASE_URL] [--key FILE] [--overwrite]',
    options: ['into', 'key'],
    needs: 'nothing',
    run: restore,
  },
]

async function makeKey({ context, words, print }: CommandCall<System>): Promise<void> {
  const path = fileOf(words[1])
  await context.upkeep.makeKey(path)
  print(`${path}: keep it in two places that are not this machine. Without it no backup can be opened.`)
}

async function backUp({ context, options, print }: CommandCall<System>): Promise<void> {
  const withSecret = options['with-secret'] === true
  const made = await context.upkeep.backup(
    { to: text(options.to), keyFile: text(options.key), withSecret },
    print,
  )
  print(`${made.path}: ${(made.bytes / 1e6).toFixed(1)} MB`)
  for (const line of reportLines(made)) print(line)
}

async function check({ context, words, options, print }: CommandCall<System>): Promise<void> {
  const path = fileOf(words[1])
  const report = await context.upkeep.check({ path, keyFile: text(options.key) })
  print(`${path} is whole`)
  for (const line of reportLines(report)) print(line)
}

async function restore({ context, words, options, print }: CommandCall<System>): Promise<void> {
  const order = { path: fileOf(words[0]), into: text(options.into), keyFile: text(options.key) }
  const report = await context.upkeep.restore({ ...order, overwrite: options.overwrite === true }, print)
  print('Restored. Every table has the rows and the checksum it had, every file its hash.')
  for (const line of reportLines(report)) print(line)
  print('Nobody is signed in any more. The next start brings the tables up to this program.')
  if (report.auditFaults > 0) throw new Problem('access.audit-broken', 409, { faults: report.auditFaults })
}

function reportLines(report: BackupReport): string[] {
  const missing = report.missing.map(
    (sha256) => `  MISSING in the file store when the backup was made: ${sha256}`,
  )
  return [
    `  made ${report.madeAt} by Welas ${report.program}`,
    `  ${report.tables} tables, ${report.rows} rows`,
    `  ${report.files} files`,
    ...missing,
    `  audit: ${report.auditEntries} entries, last hash ${report.auditHash}`,
  ]
}

function fileOf(word: string | undefined): string {
  if (!word) throw new Problem('backup.no-file', 422)
  return word
}

function text(option: string | true | undefined): string | null {
  return typeof option === 'string' ? option : null
}
