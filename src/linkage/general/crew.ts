import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Problem, type ProblemParams } from '../../kernel/problem.ts'
import { collectGarbage } from './collect-garbage.ts'
import type { Shared, ThreadState } from './state.ts'
import type { Task } from './tasks.ts'

/** Threads that do tasks. Which thread does what never changes an answer. */
export interface Crew {
  readonly threads: number
  /** Makes something known to all threads, before the tasks that follow. */
  share(known: Partial<Shared>): void
  /** Does the task once for each input; answers in the order of the inputs. @throws what the task threw */
  run<Input, Output>(task: Task<Input, Output>, inputs: readonly Input[]): Promise<Output[]>
  /** Gives memory back that nothing knows any more: large arrays hang on objects so small that V8 sees no reason to. */
  tidy(): void
  close(): Promise<void>
}

/** Threads worth having; more do not help reading and cost memory. */
export const threadsMax = () => Math.min(8, availableParallelism())

/** `threads` of 1 works in the calling thread. */
export function newCrew(threads: number): Crew {
  return threads <= 1 ? newSolo() : new Threads(threads)
}

function newSolo(): Crew {
  const state: ThreadState = { shared: {}, own: {} }
  return {
    threads: 1,
    share: (known) => void Object.assign(state.shared, known),
    run: async (task, inputs) => {
      const outputs = []
      for (const input of inputs) outputs.push(await task.run(state, input))
      return outputs
    },
    // So few rows that their memory does not matter; the process may have other work.
    tidy: () => {},
    close: async () => {},
  }
}

/** A message to a thread: something to know, memory to give back, or a task to do. */
export type Order =
  | { readonly known: Partial<Shared> }
  | { readonly tidy: true }
  | { readonly task: string; readonly input: unknown; readonly place: number }

export type Answer =
  | { readonly place: number; readonly output: unknown }
  | { readonly place: number; readonly problem: Pick<Problem, 'code' | 'status' | 'params'> }
  | { readonly place: number; readonly error: string }

class Threads implements Crew {
  readonly threads: number
  private readonly workers: Worker[]

  constructor(threads: number) {
    this.threads = threads
    this.workers = Array.from(
      { length: threads },
      () => new Worker(new URL('./crew-thread.ts', import.meta.url)),
    )
  }

  share(known: Partial<Shared>): void {
    for (const worker of this.workers) worker.postMessage({ known } satisfies Order)
  }

  async run<Input, Output>(task: Task<Input, Output>, inputs: readonly Input[]): Promise<Output[]> {
    const outputs: Output[] = new Array(inputs.length)
    let next = 0
    const work = async (worker: Worker) => {
      while (next < inputs.length) {
        const place = next++
        outputs[place] = (await ask(worker, { task: task.name, input: inputs[place], place })) as Output
      }
    }
    await Promise.all(this.workers.map(work))
    return outputs
  }

  tidy(): void {
    for (const worker of this.workers) worker.postMessage({ tidy: true } satisfies Order)
    collectGarbage()
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()))
  }
}

function ask(worker: Worker, order: Order): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const finish = () => {
      worker.off('message', onAnswer)
      worker.off('error', onError)
    }
    const onError = (error: unknown) => {
      finish()
      reject(error)
    }
    const onAnswer = (answer: Answer) => {
      finish()
      if ('problem' in answer) reject(problemOf(answer.problem))
      else if ('error' in answer) reject(new Error(answer.error))
      else resolve(answer.output)
    }
    worker.on('message', onAnswer)
    worker.on('error', onError)
    worker.postMessage(order)
  })
}

const problemOf = ({ code, status, params }: Pick<Problem, 'code' | 'status' | 'params'>) =>
  new Problem(code, status as 422, params as ProblemParams)
