import { expect, test } from 'vitest'
import type { Command } from '../kernel/command.ts'
import { commands } from './commands.ts'
import { demoMonths } from './demo.ts'
import { type Frame, helpLines, parseWords, runCommand } from './run.ts'
import type { System, Upkeep } from './system.ts'

const command = { usage: 'intake FILE --agency A [--dry]', options: ['agency'] }

test.each([
  [['list.xlsx', '--agency', 'dinsos'], { words: ['list.xlsx'], options: { agency: 'dinsos' } }],
  [['--agency=dinsos', 'a', 'b'], { words: ['a', 'b'], options: { agency: 'dinsos' } }],
  [['--agency=a=b'], { words: [], options: { agency: 'a=b' } }],
  [['a', '--dry'], { words: ['a'], options: { dry: true } }],
  [['--agency'], { wrong: '--agency needs a value' }],
  [['--agenzy', 'x'], { wrong: 'There is no option --agenzy' }],
  [['--agency', 'a', '--agency', 'b'], { wrong: '--agency stands twice' }],
  [[], { words: [], options: {} }],
])('%j', (argv, parsed) => {
  expect(parseWords(command, argv)).toEqual(parsed)
})

function frameOf(): { frame: Frame; printed: string[]; closed: () => number } {
  const printed: string[] = []
  let closings = 0
  const known: Command<System>[] = [
    {
      name: 'greet',
      summary: 'Greets',
      usage: 'greet NAME',
      options: [],
      needs: 'nothing',
      run: async ({ words, print }) => print(`hello ${words[0]}`),
    },
    {
      name: 'break',
      summary: 'Breaks',
      usage: 'break',
      options: [],
      needs: 'context',
      run: async () => Promise.reject(new Error('broken')),
    },
    {
      name: 'either',
      summary: 'Opens the database for one of its forms',
      usage: 'either [near | far]',
      options: [],
      needs: ([form]) => (form === 'far' ? 'context' : 'nothing'),
      run: async ({ words, print }) => print(`went ${words[0]}`),
    },
  ]
  const openSystem = async () => ({ system: {} as System, close: async () => void closings++ })
  const openPack = async () => Promise.reject(new Error('no pack'))
  return {
    frame: {
      commands: known,
      openSystem,
      openPack,
      upkeep: {} as Upkeep,
      print: (line) => void printed.push(line),
    },
    printed,
    closed: () => closings,
  }
}

test.each([
  [['greet', 'Ani'], 0, 'hello Ani'],
  [['greet', '--loud'], 2, 'There is no option --loud'],
  [['help', 'greet'], 0, 'welas greet NAME'],
  [['help'], 0, 'welas COMMAND [options]'],
  [[], 0, 'welas COMMAND [options]'],
  [['unknown'], 2, 'welas COMMAND [options]'],
])('welas %j ends with %i', async (argv, code, first) => {
  const { frame, printed } = frameOf()
  expect(await runCommand(frame, argv)).toBe(code)
  expect(printed[0]?.split('\n')[0]).toBe(first)
})

test('the system is closed when a command breaks', async () => {
  const { frame, closed } = frameOf()
  await expect(runCommand(frame, ['break'])).rejects.toThrow('broken')
  expect(closed()).toBe(1)
})

test.each([
  ['near', 0],
  ['far', 1],
])('the form %s of a command opens the system %i times', async (form, closings) => {
  const { frame, printed, closed } = frameOf()
  await runCommand(frame, ['either', form])
  expect([printed, closed()]).toEqual([[`went ${form}`], closings])
})

test('the help names every command', () => {
  const help = helpLines(commands).join('\n')
  expect(commands.filter((known) => !help.includes(`  ${known.name} `))).toEqual([])
})

test('the demo measures every month of its year so far', () => {
  expect(demoMonths('2028-03-15')).toEqual(['2028-01-31', '2028-02-29', '2028-03-31'])
})
