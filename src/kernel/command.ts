/** One line of the command table (src/cli/commands.ts). `Context` is what wire.ts wired. */
export interface Command<Context> {
  readonly name: string
  readonly summary: string
  /** e.g. "intake FILE --agency A --list KIND [--period YYYY-MM-DD]" */
  readonly usage: string
  /** Option names that need a value, without dashes; others are switches. */
  readonly options: readonly string[]
  /** What must be opened first; a command whose forms differ in this tells it from its words and options. */
  readonly needs: Needs | ((words: readonly string[], options: CommandOptions) => Needs)
  run(call: CommandCall<Context>): Promise<void>
}
export interface CommandCall<Context> {
  readonly context: Context
  readonly words: readonly string[]
  readonly options: CommandOptions
  print(line: string): void
}
export type CommandOptions = Readonly<Record<string, string | true>>
/** The database and pack, the pack alone, or nothing. */
export type Needs = 'context' | 'pack' | 'nothing'
