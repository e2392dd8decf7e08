import { parentPort } from 'node:worker_threads'
import { runJobThread } from './wire.ts'

await runJobThread(parentPort!)
