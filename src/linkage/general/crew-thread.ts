import { parentPort } from 'node:worker_threads'
import { Problem } from '../../kernel/problem.ts'
import { collectGarbage } from './collect-garbage.ts'
import type { Answer, Order } from './crew.ts'
import type { ThreadState } from './state.ts'
import { tasks } from './tasks.ts'

// The other end of crew.ts: one thread, which knows what it was told and does what it is asked.
const state: ThreadState = { shared: {}, own: {} }

parentPort?.on('message', (order: Order) => {
  if ('known' in order) Object.assign(state.shared, order.known)
  else if ('tidy' in order) collectGarbage()
  else void answer(order).then((done) => parentPort?.postMessage(done))
})

async function answer({ task: name, input, place }: Extract<Order, { task: string }>): Promise<Answer> {
  const task = tasks.find((candidate) => candidate.name === name)
  try {
    const output = await task?.run(state, input as never)
    return { place, output }
  } catch (error) {
    if (error instanceof Problem)
      return { place, problem: { code: error.code, status: error.status, params: error.params } }
    return { place, error: error instanceof Error ? String(error.stack) : String(error) }
  }
}
