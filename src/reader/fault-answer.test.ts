import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import { openLog } from '#platform/log.ts'
import { aSite } from '../../test/support/builders.ts'
import { aReaderApp } from '../../test/support/reader-app.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { styleElement } from './stylesheet.ts'

const database = useTestDatabase()

/** A log that is kept in memory. */
function aLog() {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  return { lines, log: openLog('info', sink) }
}

describe('before the paper is set up', () => {
  it('every page says so, and to ask again later', async () => {
    const answer = await aReaderApp(database.db).request('/')
    expect(answer.status).toBe(503)
    expect(answer.headers.get('Retry-After')).toBe('30')
    expect(await answer.text()).toContain('This newspaper has not been set up yet')
  })
})

describe('a fault in the making of a page', () => {
  afterEach(() => database.pool.query('alter table if exists listings_away rename to listings'))

  it('is answered readably, with a reference under which the log has it', async () => {
    await aSite(database.db)
    await database.pool.query('alter table listings rename to listings_away')
    const { lines, log } = aLog()
    const answer = await aReaderApp(database.db, { log }).request('/archive')
    const html = await answer.text()
    expect(answer.status).toBe(500)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'/)
    expect(html).toContain('Something went wrong on our side')
    expect(html.replace(String(styleElement), '')).not.toMatch(/listings|select|\.ts/)
    const reference = /Reference for the newsroom: ([0-9a-f-]{36})/.exec(html)?.[1]
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(`"requestId":"${reference}"`)
    expect(lines[0]).toContain('relation \\"listings\\" does not exist')
  })

  it('is plain text for who asked for that', async () => {
    await database.pool.query('alter table listings rename to listings_away')
    const app = aReaderApp(database.db)
    for (const answer of [
      await app.request('/archive.txt'),
      await app.request('/archive', { headers: { Accept: 'text/markdown' } }),
    ]) {
      expect(answer.status).toBe(500)
      expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain/)
      expect(await answer.text()).toMatch(/^Something went wrong on our side\n/)
    }
  })
})

describe('a database that is away', () => {
  it('gives a readable 503 and is asked again by the next request', async () => {
    const gone = openDatabase({ host: '/nowhere', user: 'nobody', database: 'none' })
    const { lines, log } = aLog()
    const app = aReaderApp(gone.db, { log })
    for (const path of ['/', '/2026/11/10/bridge', '/index.txt']) {
      const answer = await app.request(path)
      expect(answer.status).toBe(503)
      expect(answer.headers.get('Retry-After')).toBe('30')
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(await answer.text()).toContain('The database cannot be reached just now')
    }
    expect(lines).toHaveLength(3)
    await gone.close()
  })

  it('leaves the pages that were made before', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'chapar-away-'))
    const way = path.join(folder, 'way')
    symlinkSync(String(database.connection.host), way)
    const own = openDatabase({ ...database.connection, host: way })
    let isHeard = true
    const app = aReaderApp(own.db, { isHeard: () => isHeard })
    const before = await app.request('/')
    expect(before.status).toBe(200)
    isHeard = false
    rmSync(folder, { recursive: true })
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    )
    await vi.waitFor(async () => {
      expect((await app.request('/corrections')).status).toBe(503)
    })
    const after = await app.request('/')
    expect(after.status).toBe(200)
    expect(await after.text()).toBe(await before.text())
    await own.close()
  })
})
