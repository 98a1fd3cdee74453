import { afterEach, expect, it, vi } from 'vitest'
import { batched, openInfoLines, openLog } from './log.ts'

afterEach(() => {
  vi.useRealTimers()
})

it('keeps the message and code of an error, and nothing of the row that it quotes', () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line) => lines.push(line) })
  const refused = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(somebody@example.org) already exists.',
  })
  log.error({ err: refused }, 'it failed')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'it failed',
    err: { message: 'duplicate key', code: '23505' },
  })
  expect(lines.join()).not.toContain('somebody')
})

it('says when in milliseconds, as the clock has it', () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line) => lines.push(line) })
  const before = Date.now()
  log.info('now')
  const { time } = JSON.parse(lines[0] ?? '')
  expect(new Date(time).toISOString()).toBe(time)
  expect(Date.parse(time)).toBeGreaterThanOrEqual(before)
  expect(Date.parse(time)).toBeLessThanOrEqual(Date.now())
})

it('writes the lines of some milliseconds together, in their order', () => {
  vi.useFakeTimers()
  const { out, written } = openBatch()
  for (const line of ['a\n', 'b\n']) out.write(line)
  expect(written).toEqual([])
  vi.runAllTimers()
  out.write('c\n')
  vi.runAllTimers()
  expect(written).toEqual(['a\nb\n', 'c\n'])
})

it('waits no longer where the lines fill a block', () => {
  const { out, written } = openBatch()
  const line = `${'x'.repeat(999)}\n`
  for (let count = 0; count < 100; count += 1) out.write(line)
  expect(written.length).toBeGreaterThan(1)
  expect(written.every((block) => block.endsWith('\n'))).toBe(true)
})

it('writes a line that is longer than a block whole, in its place and in any script', () => {
  const { out, written } = openBatch()
  const lines = ['before\n', `${'ғ ’ 🦅'.repeat(5000)}\n`, 'after ғ\n']
  for (const line of lines) out.write(line)
  process.emit('exit', 0)
  expect(written.join('')).toBe(lines.join(''))
})

it('writes ready fields as the log writes a line of its own, in the order they come', () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line) => lines.push(line) })
  log.info({ path: '/a', ms: 1.5 }, 'request')
  openInfoLines(log, 'request')('"path":"/a","ms":1.5')
  const [own = '', ready = ''] = lines.map((line) => line.replace(/"time":"[^"]*"/, '"time":""'))
  expect(ready).toBe(own)
})

it('writes no ready fields where the level keeps them out', () => {
  const lines: string[] = []
  openInfoLines(openLog('warn', { write: (line) => lines.push(line) }), 'request')('"path":"/a"')
  expect(lines).toEqual([])
})

function openBatch() {
  const written: string[] = []
  return { written, out: batched({ write: (lines) => written.push(lines) }) }
}
