import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getDeskKey } from './desk-key.ts'

let dataDir: string
beforeEach(() => {
  dataDir = path.join(mkdtempSync(path.join(os.tmpdir(), 'chapar-key-')), 'data')
})
afterEach(() => rmSync(path.dirname(dataDir), { recursive: true }))

const deskKey = undefined

test('is made once, for nobody else to read, whoever asks first', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => getDeskKey({ dataDir, deskKey })))
  expect(new Set(keys).size).toBe(1)
  expect(keys[0]).toMatch(/^[0-9a-f]{64}$/)
  expect(readdirSync(dataDir)).toEqual(['desk.key'])
  expect(statSync(path.join(dataDir, 'desk.key')).mode & 0o777).toBe(0o600)
  expect(await getDeskKey({ dataDir, deskKey })).toBe(keys[0])
})

test('is the one of the settings where that is given', async () => {
  expect(await getDeskKey({ dataDir, deskKey: 'given' })).toBe('given')
})

test('is not taken from a file that holds none, and no other is put in its place', async () => {
  await getDeskKey({ dataDir, deskKey })
  writeFileSync(path.join(dataDir, 'desk.key'), '\n')
  await expect(getDeskKey({ dataDir, deskKey })).rejects.toMatchObject({
    code: 'desk-key-unreadable',
  })
})

test('cannot be made where nothing can be written, and it says so', async () => {
  const nowhere = '/proc/nowhere'
  await expect(getDeskKey({ dataDir: nowhere, deskKey })).rejects.toMatchObject({
    code: 'desk-key-unreadable',
  })
})
