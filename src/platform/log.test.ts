import { expect, it } from 'vitest'
import { batched, openLog } from './log.ts'

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

it('writes the lines of one turn of the event loop together, in their order', async () => {
  const written: string[] = []
  const out = batched({ write: (lines) => written.push(lines) })
  for (const line of ['a\n', 'b\n']) out.write(line)
  expect(written).toEqual([])
  await new Promise((resolve) => setImmediate(resolve))
  out.write('c\n')
  await new Promise((resolve) => setImmediate(resolve))
  expect(written).toEqual(['a\nb\n', 'c\n'])
})
