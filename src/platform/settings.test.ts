import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { Failure } from './failure.ts'
import { forgetDriverVariables, readSettings, settingsSchema } from './settings.ts'

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
    apiLeftOut: [],
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

test('what is meant for single sources is read by source', () => {
  const { ratesFetch, ratesProxies, ratesCaFiles } = readSettings({
    RATES_FETCH: 'nbk, cbt',
    RATES_PROXIES: 'cbt=http://me:secret@proxy.example:3128,nbk=https://other.example',
    RATES_CA_FILES: 'cbt=/etc/ssl/cbt=1.pem',
  })
  expect(ratesFetch).toEqual(['nbk', 'cbt'])
  expect(ratesProxies).toEqual({
    cbt: 'http://me:secret@proxy.example:3128',
    nbk: 'https://other.example',
  })
  expect(ratesCaFiles).toEqual({ cbt: '/etc/ssl/cbt=1.pem' })
  expect(readSettings({}).ratesFetch).toEqual([])
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

const garbage = {
  SITE_URL: 'foo/bar',
  PORT: 'abc',
  DATABASE_URL: 'mysql',
  MEDIA_URL: 'https://bucket',
  SMTP_URL: '//',
  MAIL_FROM: 'nobody',
  TRUSTED_PROXIES: '10.0.0.0/99',
  RATES_FETCH: 'NBK!',
  RATES_PROXIES: 'cbt',
  RATES_CA_FILES: 'cbt=',
  TZ: 'Mars',
  LOG_LEVEL: 'loud',
}

test('all faults at once are told in our own words', () => {
  const told = faultsOf(garbage)
  for (const name of Object.keys(garbage)) expect(told).toMatch(new RegExp(`${name} must be `))
  expect(told).toContain('PORT must be a number from 0 to 65535')
  expect(told).not.toMatch(/invalid|expected|too (small|big)|NaN/i)
})

test('whatever stands in the settings, each is taken or named, and nothing else is thrown', () => {
  const names = Object.keys(settingsSchema.shape)
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    fc.constantFrom(
      ...Object.values(garbage),
      'http://',
      'https://a b',
      'postgres:',
      '0x10',
      ' 80',
    ),
  )
  const settings = fc.dictionary(fc.constantFrom(...names), text, { noNullPrototype: true })
  fc.assert(
    fc.property(settings, (env) => {
      const told = faultsOf(env)
      for (const [name, value] of Object.entries(env)) {
        const alone = faultsOf({ [name]: value })
        expect(told.includes(`${name} must `)).toBe(alone !== '')
      }
    }),
  )
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

const MEDIA_URL = 's3://pictures/the-paper/?endpoint=https://s3.example.org/&region=kz-1'
const keys = { MEDIA_KEY_ID: 'id', MEDIA_KEY_SECRET: 'secret' }

test('the bucket of the pictures is told whole, with its prefix and where its store is', () => {
  const place = { name: 'pictures', prefix: 'the-paper/', region: 'kz-1' }
  expect(readSettings({ MEDIA_URL, ...keys }).mediaBucket).toEqual({
    ...{ ...place, endpoint: 'https://s3.example.org', keyId: 'id', secret: 'secret' },
  })
  expect(readSettings({ MEDIA_URL: 's3://pictures', ...keys }).mediaBucket).toMatchObject({
    ...{ prefix: '', region: 'us-east-1', endpoint: 'https://s3.us-east-1.amazonaws.com' },
  })
  expect(readSettings({}).mediaBucket).toBeUndefined()
})

test.each([
  's3://',
  's3://Pictures_1',
  's3://pictures/a b',
  's3://pictures?endpoint=file:///etc',
  's3://pictures?region=a/../b',
])('%s is no bucket', (url) => {
  expect(() => readSettings({ MEDIA_URL: url, ...keys })).toThrow(/MEDIA_URL/)
})

test('a bucket without the keys that open it is a fault', () => {
  expect(() => readSettings({ MEDIA_URL, MEDIA_KEY_ID: 'id' })).toThrow(
    /MEDIA_URL needs MEDIA_KEY_SECRET/,
  )
})

test('no fault repeats the value of a secret', () => {
  expect(() => readSettings({ DATABASE_URL: 'mysql://chapar:hunter2@db/news' })).toThrow(
    expect.not.stringContaining('hunter2'),
  )
})

test('what the driver would read by itself is taken away, save for a database of the operator', () => {
  const env = { NODE_PG_FORCE_NATIVE: '1', PGSSLMODE: 'require', PGOPTIONS: '-c x=y', PORT: '1' }
  const own = { ...env }
  forgetDriverVariables(own)
  expect(own).toEqual({ PORT: '1' })
  const given = { ...env, DATABASE_URL: 'postgres://db/news' }
  forgetDriverVariables(given)
  expect(Object.keys(given)).toEqual(['PGSSLMODE', 'PGOPTIONS', 'PORT', 'DATABASE_URL'])
})

/** The sentence of the failure; '' where the settings are right. */
function faultsOf(env: Record<string, string>): string {
  try {
    readSettings(env)
    return ''
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'settings-invalid') throw error
    return error.message
  }
}
