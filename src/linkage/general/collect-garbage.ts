import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// V8 shows its collector only to contexts that are made after it was asked to; this one is made for that.
setFlagsFromString('--expose-gc')

/** Collects the garbage of the calling thread now. */
export const collectGarbage = runInNewContext('gc') as () => void
