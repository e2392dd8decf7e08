import { type Actor, type Context, systemActor } from '../access/index.ts'
import type { Job } from '../kernel/job.ts'
import { raiseIncidents } from './incidents/raise-incidents.ts'
import { raiseJob } from './requests/list-requests.ts'
import { raiseRequests } from './requests/raise-requests.ts'

/** Raises what is near or past its term: requests of people and incidents. Says how many, each only once. */
export async function raiseTerms(context: Context, actor: Actor): Promise<{ near: number; past: number }> {
  const requests = await raiseRequests(context, actor)
  const incidents = await raiseIncidents(context, actor)
  return { near: requests.near + incidents.near, past: requests.past + incidents.past }
}

/** Every hour: a term has 72. Subject: who ordered it. */
export const jobs: Job<Context>[] = [
  {
    kind: raiseJob,
    everyMinutes: 60,
    run: async (context) => void (await raiseTerms(context, systemActor)),
  },
]
