/**
 * Makes a set of made-up Indonesian people with its truth:
 * node bench/linkage/make.ts --rows N --dirt clean|typical|filthy --seed S --out DIR [--files 1|2]
 */
import { parseArgs } from 'node:util'
import { type Level, levels } from './dirt.ts'
import { makeSet } from './make-set.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    dirt: { type: 'string', default: 'typical' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    files: { type: 'string', default: '1' },
  },
})
const [rows, seed, files] = [Number(values.rows), Number(values.seed), Number(values.files)]
const dirt = levels.find((level: Level) => level === values.dirt)
if (
  !dirt ||
  values.out === undefined ||
  !Number.isSafeInteger(rows) ||
  rows < 2 ||
  !Number.isSafeInteger(seed) ||
  (files !== 1 && files !== 2)
)
  throw new Error(
    'Usage: node bench/linkage/make.ts --rows N --dirt clean|typical|filthy --seed S --out DIR [--files 1|2]',
  )
makeSet({ rows, dirt, seed, files, folder: values.out })
