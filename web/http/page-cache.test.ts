import { beforeEach, expect, test, vi } from 'vitest'
import { PageCache } from './page-cache.ts'

let rendered = 0
let cache: PageCache
const page =
  (status = 200) =>
  async () =>
    new Response(`page ${++rendered}`, { status })
const textOf = async (key: string, status?: number) => {
  const { plain } = await cache.find(key, page(status))
  return new TextDecoder().decode(plain)
}

beforeEach(() => {
  rendered = 0
  cache = new PageCache()
})

test('a page of a release is made once', async () => {
  await cache.follow(async () => '2026-09')
  expect(await textOf('id /')).toBe('page 1')
  expect(await textOf('id /')).toBe('page 1')
  expect(await textOf('en /')).toBe('page 2')
})

test('before the first release nothing is kept', async () => {
  await cache.follow(async () => null)
  expect(await textOf('id /')).toBe('page 1')
  expect(await textOf('id /')).toBe('page 2')
})

test('what was not found is asked again', async () => {
  await cache.follow(async () => '2026-09')
  expect(await textOf('id /nowhere', 404)).toBe('page 1')
  expect(await textOf('id /nowhere', 404)).toBe('page 2')
})

test('a reader does not wait for a busy database', async () => {
  await cache.follow(() => new Promise(() => {}))
  expect(await textOf('id /')).toBe('page 1')
})

test('a failure to learn the release keeps the pages', async () => {
  await cache.follow(() => Promise.reject(new Error('busy')))
  expect(await textOf('id /')).toBe('page 1')
})

test('a new release replaces the pages without making a reader wait', async () => {
  await cache.follow(async () => '2026-09')
  expect(await textOf('id /')).toBe('page 1')
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 10_000)
  await cache.follow(async () => '2026-10')
  await vi.waitFor(async () => expect(await textOf('id /')).toBe('page 2'))
  vi.restoreAllMocks()
})
