import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readSettings } from './settings.ts'

const fileHolding = (text: string) => {
  const dir = mkdtempSync(path.join(tmpdir(), 'chapar-settings-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  writeFileSync(path.join(dir, 'secret'), text)
  return path.join(dir, 'secret')
}

test('nothing needs to be set', () => {
  expect(readSettings({})).toMatchObject({
    siteUrl: 'http://localhost:3000',
    host: '127.0.0.1',
    port: 3000,
    dataDir: path.resolve('data'),
    databaseUrl: undefined,
    trustedProxies: [],
    logLevel: 'info',
  })
})

test('the address of the site follows the port where it is not given', () => {
  expect(readSettings({ PORT: '8080' }).siteUrl).toBe('http://localhost:8080')
  expect(readSettings({ SITE_URL: 'https://news.example/', PORT: '8080' }).siteUrl).toBe(
    'https://news.example',
  )
})

test('an empty variable counts as absent', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '', DATABASE_URL_FILE: '' })).toMatchObject({
    port: 3000,
    databaseUrl: undefined,
  })
})

test('a list of proxies is split at its commas', () => {
  expect(readSettings({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,' }).trustedProxies).toEqual([
    '127.0.0.1',
    '10.0.0.0/8',
  ])
})

test('every fault is named at once', () => {
  const faulty = {
    PORT: '70000',
    SITE_URL: 'https://news.example/blog',
    DATABASE_URL: 'mysql://db/news',
    TZ: 'Mars/Olympus',
    LOG_LEVEL: 'loud',
  }
  const message = (() => {
    try {
      readSettings(faulty)
      return ''
    } catch (error) {
      expect(error).toMatchObject({ code: 'settings-invalid' })
      return String(error)
    }
  })()
  for (const name of Object.keys(faulty)) expect(message).toContain(name)
  expect(message.split('\n')).toHaveLength(1)
})

test('a secret is read from the file that its variable names, without its last line end', () => {
  const DATABASE_URL_FILE = fileHolding('postgres://chapar:secret@db/news\n')
  expect(readSettings({ DATABASE_URL_FILE }).databaseUrl).toBe('postgres://chapar:secret@db/news')
})

test('a secret given twice, or in a file that is not there, is a fault', () => {
  const DATABASE_URL_FILE = fileHolding('postgres://db/news')
  expect(() => readSettings({ DATABASE_URL: 'postgres://db/other', DATABASE_URL_FILE })).toThrow(
    /DATABASE_URL and DATABASE_URL_FILE are both given/,
  )
  expect(() => readSettings({ SMTP_URL_FILE: '/nowhere/at-all' })).toThrow(
    /SMTP_URL_FILE names a file that cannot be read/,
  )
})

test('no fault repeats the value of a secret', () => {
  expect(() => readSettings({ DATABASE_URL: 'mysql://chapar:hunter2@db/news' })).toThrow(
    expect.not.stringContaining('hunter2'),
  )
})
