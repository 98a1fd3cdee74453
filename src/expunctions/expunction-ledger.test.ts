import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#platform/ids.ts'
import type { Expunction } from './expunction.ts'
import { appendToLedger, readLedger } from './expunction-ledger.ts'

let dataDir = ''
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'chapar-ledger-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const ledger = () => path.join(dataDir, 'expunctions.jsonl')

function anExpunction(): Expunction {
  return {
    id: newId(),
    articleId: newId(),
    scope: 'article',
    prints: [],
    reasonClass: 'minor',
    orderedBy: newId(),
    confirmedBy: newId(),
    at: '2025-08-18T10:00:00.000Z',
  }
}

describe('the ledger of expunctions', () => {
  it('is empty before the first', async () => {
    expect(await readLedger(dataDir)).toEqual([])
  })

  it('gives back what was written, in its order and each once', async () => {
    const [one, other] = [anExpunction(), anExpunction()]
    for (const next of [one, other, one]) await appendToLedger(dataDir, next)
    expect(await readLedger(dataDir)).toEqual([one, other])
    expect((await stat(ledger())).mode & 0o777).toBe(0o600)
  })

  it('bears a torn last line, and writes on after it', async () => {
    const [one, other] = [anExpunction(), anExpunction()]
    await appendToLedger(dataDir, one)
    await appendFile(ledger(), JSON.stringify(other).slice(0, 40))
    expect(await readLedger(dataDir)).toEqual([one])
    await appendToLedger(dataDir, other)
    expect(await readLedger(dataDir)).toEqual([one, other])
    expect((await readFile(ledger(), 'utf8')).split('\n')).toHaveLength(3)
  })

  it('says which line is damaged', async () => {
    await appendToLedger(dataDir, anExpunction())
    await appendFile(ledger(), '{"id": 1}\n')
    await expect(readLedger(dataDir)).rejects.toMatchObject({
      code: 'ledger-damaged',
      message: expect.stringContaining('Line 2'),
    })
  })
})
