import { expect, it } from 'vitest'
import { openLog } from './log.ts'

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
