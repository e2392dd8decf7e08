import loadHighs from 'highs'
import type { LinearProgram, OpenModel } from './rules/intervals.ts'

/** Opens models of the HiGHS solver that keep what they learnt from one question to the next. */
export async function loadModels(): Promise<OpenModel> {
  const highs = await (loadHighs as unknown as typeof loadHighs.default)()
  const { optimal, infeasible } = highs.constants.modelStatus
  return (program) => {
    const model = highs.createModel({
      ...sizes(program),
      colCost: new Float64Array(program.low.length),
      colLower: [...program.low],
      colUpper: [...program.high],
      rowLower: rowsOf(program).map(({ value }, row) =>
        row < program.equal.length ? value : -highs.infinity,
      ),
      rowUpper: rowsOf(program).map(({ value }) => value),
      sense: highs.constants.objectiveSense.maximize,
      matrix: matrixOf(program),
      ...(program.whole ? { integrality: program.low.map(() => highs.constants.variableType.integer) } : {}),
    })
    model.options.set({ output_flag: false, ...(program.whole ? { time_limit: 20 } : {}) })
    return {
      largest(weights) {
        const costs = new Float64Array(program.low.length)
        for (const [unknown, weight] of weights) costs[unknown] = weight
        model.changeColsCost({ kind: 'range', from: 0, to: program.low.length - 1 }, costs)
        model.run()
        const status = model.getModelStatus()
        if (status === infeasible) return null
        if (status !== optimal)
          throw new Error(`Assertion failed: linear program ended with status ${status}`)
        return model.getSolution().colValue
      },
      close: () => model.dispose(),
    }
  }
}

const rowsOf = ({ equal, atMost }: LinearProgram) => [...equal, ...atMost]
const sizes = (program: LinearProgram) => ({ numCols: program.low.length, numRows: rowsOf(program).length })

function matrixOf(program: LinearProgram) {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const { terms } of rowsOf(program)) {
    for (const [unknown, weight] of terms) {
      indices.push(unknown)
      values.push(weight)
    }
    starts.push(indices.length)
  }
  return { ...sizes(program), format: 'csr' as const, starts, indices, values }
}
