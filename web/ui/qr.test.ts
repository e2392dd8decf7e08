import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { qrPicture } from './qr.ts'

const address = 'https://welas.example.go.id/rencana/komitmen/komitmen-2026'

test('the path draws exactly the dark modules, each once, inside a quiet zone of four', () => {
  const { size, path } = qrPicture(address)
  const drawn = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)].flatMap(([, x, y, width]) =>
    Array.from({ length: Number(width) }, (_, step) => `${Number(x) + step} ${y}`),
  )
  const { data } = encode(address, { ecc: 'M', border: 4 })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])))
  expect(drawn).toEqual(dark)
  const places = drawn.flatMap((one) => one.split(' ').map(Number))
  expect([Math.min(...places), Math.max(...places)]).toEqual([4, size - 5])
})
