import loadHighs from 'highs'
import type { LinearProgram, SolveLinear } from './rules/audit-intervals.ts'

/** Written into the ledger. A test keeps it equal to package.json. */
export const solverName = 'HiGHS (npm highs 1.15.3)'

/** Loads the HiGHS solver (WebAssembly, in the process). Solving is synchronous; throws when a program has no optimum. */
export async function loadSolver(): Promise<SolveLinear> {
  // The package's types describe its CommonJS build, whose default export is one level deeper than the module's.
  const highs = await (loadHighs as unknown as typeof loadHighs.default)()
  return (program) => {
    const solution = highs.solve(textOf(program), { output_flag: false })
    if (solution.Status !== 'Optimal')
      throw new Error(`Assertion failed: linear program ended ${solution.Status}`)
    return program.low.map((_, index) => solution.Columns[`x${index}`]!.Primal)
  }
}

/** CPLEX LP format. */
function textOf(program: LinearProgram): string {
  const objective = [...program.objective].map(
    ([variable, weight]) => `${weight < 0 ? '-' : '+'} ${Math.abs(weight)} x${variable}`,
  )
  const rows = program.rows.map(
    (row, index) => ` r${index}: ${sumText(row.variables)} ${row.sign} ${row.value}`,
  )
  const bounds = program.low.map((low, index) => ` ${low} <= x${index} <= ${program.high[index]}`)
  return [
    'Maximize',
    ` goal: ${objective.length > 0 ? objective.join('\n ') : '0 x0'}`,
    'Subject To',
    ...rows,
    'Bounds',
    ...bounds,
    'End',
    '',
  ].join('\n')
}

/** Lines stay short: the format allows 560 characters a line. */
const sumText = (variables: readonly number[]) => variables.map((variable) => `+ x${variable}`).join('\n ')
