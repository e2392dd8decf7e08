/** One line of the command table (src/cli/commands.ts). `Context` is what main.ts wired. */
export interface Command<Context> {
  readonly name: string
  readonly summary: string
  /** e.g. "intake FILE --agency A --list KIND [--period YYYY-MM-DD]" */
  readonly usage: string
  /** Option names that need a value, without dashes; others are switches. */
  readonly options: readonly string[]
  /** Whether the command needs the database and pack; false = runs on nothing (synth). */
  readonly needs: 'context' | 'pack' | 'nothing'
  run(call: CommandCall<Context>): Promise<void>
}
export interface CommandCall<Context> {
  readonly context: Context
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | true>>
  print(line: string): void
}
