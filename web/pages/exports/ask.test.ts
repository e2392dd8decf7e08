import { RouterContextProvider } from 'react-router'
import { expect, test } from 'vitest'
import { passedNotice } from '../../api/passing-notice.ts'
import { visitContext } from '../../api/visit.ts'
import { action } from './ask.ts'

const address = 'http://localhost:4000/kerja/janji/teachers/terlewat/pay'

/** Sends the form to the page while the route table answers `answer`; what the route was asked comes with it. */
async function send(answer: Response) {
  const context = new RouterContextProvider()
  const asked: Request[] = []
  context.set(visitContext, {
    answerApi: async (request) => {
      asked.push(request)
      return answer
    },
    language: 'id',
    publicUrl: 'http://localhost:4000',
    place: { id: '', en: '' },
    sampleData: true,
    nonce: undefined,
    report: () => {},
  })
  const body = new URLSearchParams({ area: '35.09.01', purpose: 'kunjungan' })
  const request = new Request(address, { method: 'POST', body })
  const params = { id: 'teachers', programme: 'pay' }
  const given = await action({ request, params, context, url: new URL(address), pattern: '' })
  return { given, asked: asked[0]! }
}

test('a refused export leads back to the promise, which shows the sentence', async () => {
  const sentence = 'Tulis tujuan pengambilan; paling sedikit 10 huruf.'
  const refusal = Response.json({ title: sentence, code: 'programmes.purpose-missing' }, { status: 422 })
  const { given, asked } = await send(refusal)
  expect(new URL(asked.url).pathname).toBe('/api/programmes/pay/exports')
  expect(await asked.text()).toBe('area=35.09.01&purpose=kunjungan')
  expect([given.status, given.headers.get('location')]).toEqual([302, '/kerja/janji/teachers'])
  const cookie = given.headers.get('set-cookie')!.split(';')[0]!
  expect(passedNotice(new Request(address, { headers: { cookie } }))).toBe(sentence)
})

test('what was asked for stands on the page of the lists', async () => {
  const { given } = await send(Response.json({ id: 1, state: 'waiting' }, { status: 201 }))
  expect([given.status, given.headers.get('location')]).toEqual([302, '/kerja/nama'])
})
