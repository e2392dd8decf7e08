import type { Context } from '../../access/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { openPaths, type ReleaseWithLedger, releaseList } from '../contract.ts'
import { readDataset, readDatasets, readPromise, readPromises, readReleases } from '../read-public.ts'
import type { OpenApi } from './read-published.ts'

/** The open API of a running Welas, also somebody else's. */
export function apiAt(address: string): OpenApi {
  const get = async <T>(path: string, release?: string): Promise<T> => {
    const url = new URL(path, address)
    if (release !== undefined) url.searchParams.set('release', release)
    const answer = await fetch(url)
    if (!answer.ok)
      throw new Problem('catalogue.no-answer', 503, { path: url.pathname, status: answer.status })
    return (await answer.json()) as T
  }
  return {
    releases: async () => (await get<{ releases: ReleaseWithLedger[] }>(openPaths.releases)).releases,
    datasets: (release) => get(openPaths.datasets, release),
    dataset: (id, release) => get(openPaths.dataset(id), release),
    promises: (release) => get(openPaths.promises, release),
    promise: (id, release) => get(openPaths.promise(id), release),
  }
}

/** The same answers without a server, read with the role of the public. */
export function apiInside(context: Context): OpenApi {
  return {
    releases: async () => releaseList.parse(await readReleases(context)).releases,
    datasets: (release) => readDatasets(context, release),
    dataset: (id, release) => readDataset(context, id, release),
    promises: (release) => readPromises(context, release),
    promise: (id, release) => readPromise(context, id, undefined, release),
  }
}
