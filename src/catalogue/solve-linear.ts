import loadHighs from 'highs'
import { highest, type LinearProgram, type SolveLinear } from './rules/audit-intervals.ts'

/** Written into the ledger. A test keeps it equal to package.json. */
export const solverName = 'HiGHS (npm highs 1.15.3)'

/** Loads the HiGHS solver (WebAssembly, in the process). Solving is synchronous. */
export async function loadSolver(): Promise<SolveLinear> {
  // The package's types describe its CommonJS build, whose default export is one level deeper than the module's.
  const highs = await (loadHighs as unknown as typeof loadHighs.default)()
  const { optimal } = highs.constants.modelStatus
  return (program) => {
    const size = program.low.length
    const model = highs.createModel({
      numCols: size,
      numRows: program.rows.length,
      colCost: new Float64Array(size),
      colLower: [...program.low],
      colUpper: program.low.map(() => highest),
      rowLower: program.rows.map(({ value }) => value),
      rowUpper: program.rows.map(({ sign, value }) => (sign === '>=' ? highs.infinity : value)),
      sense: highs.constants.objectiveSense.maximize,
      matrix: matrixOf(program),
    })
    model.options.set({ output_flag: false })
    return {
      largest(objective) {
        const costs = new Float64Array(size)
        for (const [variable, weight] of objective) costs[variable] = weight
        model.changeColsCost({ kind: 'range', from: 0, to: size - 1 }, costs)
        model.run()
        const status = model.getModelStatus()
        if (status !== optimal)
          throw new Error(`Assertion failed: linear program ended with status ${status}`)
        return model.getSolution().colValue
      },
      bound(bounds) {
        for (const [variable, [low, high]] of bounds) model.changeColBounds(variable, low, high)
      },
      close: () => model.dispose(),
    }
  }
}

function matrixOf({ low, rows }: LinearProgram) {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const { variables, minus = [] } of rows) {
    indices.push(...variables, ...minus)
    values.push(...variables.map(() => 1), ...minus.map(() => -1))
    starts.push(indices.length)
  }
  return { numCols: low.length, numRows: rows.length, format: 'csr' as const, starts, indices, values }
}
