import { once } from 'node:events'
import { createAdaptorServer } from '@hono/node-server'
import { raw } from 'hono/html'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { z } from 'zod'
import { openLog } from '#platform/log.ts'
import { createPoliteness } from '#platform/politeness.ts'
import { createResponseCache } from '#platform/response-cache.ts'
import type { RateStore } from '#rates/rate-store.ts'
import type { RateTable } from '#rates/rate-table.ts'
import { RATES_TAG } from '#rates/rates-tag.ts'
import { aRateTable } from '../../test/support/rate-tables.ts'
import { currenciesAnswer, problem, ratesAnswer, sourcesAnswer, tickerAnswer } from './answers.ts'
import { createPublicApi, type PublicApiParts } from './public-api.ts'

const table = aRateTable({
  'nbk USD/KZT': [
    { day: '2026-11-18', value: '520.10' },
    { day: '2026-11-19', value: '521.00', at: '2026-11-18T12:00:00Z' },
    { day: '2026-11-19', value: '520.30', at: '2026-11-19T12:00:00Z' },
    { day: '2026-11-21', value: '519.00' },
  ],
  'nbk EUR/KZT': [{ day: '2026-11-19', value: '603.55' }],
  'cbu USD/UZS': [{ day: '2026-11-20', value: '12194.21', isSuspect: true }],
  'cbr USD/RUB': [{ day: '2026-11-20', value: '80.1234' }],
})

function storeOf(rates: RateTable): RateStore {
  return { load: async () => rates, loadRecent: async () => rates, drop() {} }
}

function anApi(other: Partial<PublicApiParts> = {}) {
  const cache = createResponseCache()
  const api = createPublicApi({
    rates: storeOf(table),
    cache,
    paper: async () => ({
      siteName: 'The Valley Post',
      today: '2026-11-20',
      tickerPairs: ['KZT/USD', 'UZS/USD', 'TMT/USD'],
      until: new Date(Date.now() + 3600_000),
    }),
    siteUrl: 'https://paper.example',
    safety: [],
    styleElement: raw('<style>body{}</style>'),
    leftOut: [],
    log: openLog('silent'),
    clientOf: () => null,
    exchangeOf: () => null,
    ...other,
  })
  return {
    cache,
    request: (path: string, init?: RequestInit, env?: object) => api.request(path, init, env),
  }
}

let { cache, request } = anApi()
beforeEach(() => {
  ;({ cache, request } = anApi())
})

/** A good answer, held to the schema that describes it. */
async function read<T>(schema: z.ZodType<T>, path: string): Promise<T> {
  const answer = await request(path)
  expect(answer.status).toBe(200)
  return schema.parse(await answer.json())
}

const rates = async (path: string) => (await read(ratesAnswer, `/api/v1/rates${path}`)).rates

describe('rates', () => {
  it('are those in force today, with source, method and quality', async () => {
    expect(await rates('/latest?quotes=KZT,UZS,TMT')).toEqual([
      {
        date: '2026-11-19',
        base: 'USD',
        quote: 'KZT',
        rate: '520.30',
        source: 'nbk',
        method: 'published',
        quality: 'good',
      },
      {
        date: '2026-11-20',
        base: 'USD',
        quote: 'UZS',
        rate: '12194.21',
        source: 'cbu',
        method: 'published',
        quality: 'suspect',
      },
    ])
  })

  it('are those of the next day only where they are asked for', async () => {
    const date = async (query: string) => (await rates(`/latest?quotes=KZT${query}`))[0]?.date
    expect(await date('')).toBe('2026-11-19')
    expect(await date('&when=now')).toBe('2026-11-19')
    expect(await date('&when=next')).toBe('2026-11-21')
    expect((await rates('/usd/kzt')).at(-1)?.date).toBe('2026-11-19')
    expect((await rates('/usd/kzt?when=next')).at(-1)?.date).toBe('2026-11-21')
  })

  it('of a day are never those of a later one', async () => {
    expect(await rates('/2026-11-18?quotes=KZT')).toMatchObject([{ rate: '520.10' }])
    expect(await rates('/2026-11-17?quotes=KZT')).toEqual([])
  })

  it('are given as they were known at a moment', async () => {
    const known = '&as_known_at=2026-11-19T11:59:59Z'
    expect(await rates(`/2026-11-19?quotes=KZT${known}`)).toMatchObject([{ rate: '521.00' }])
    expect(await rates(`/USD/KZT?from=2026-11-19${known}`)).toMatchObject([{ rate: '521.00' }])
  })

  it('of one pair are its history, turned or crossed where nobody prints it', async () => {
    expect(await rates('/KZT/USD')).toMatchObject([
      { date: '2026-11-18', rate: '0.0019227071717', method: 'inverse' },
      { date: '2026-11-19', rate: '0.00192196809533', method: 'inverse' },
    ])
    expect(await rates('/EUR/USD')).toMatchObject([{ date: '2026-11-19', method: 'cross' }])
  })

  it('of several pairs stand pair by pair', async () => {
    const rows = await rates('?from=2026-11-01&quotes=UZS,KZT')
    expect(rows.map(({ quote, date }) => `${quote} ${date}`)).toEqual([
      'UZS 2026-11-20',
      'KZT 2026-11-18',
      'KZT 2026-11-19',
    ])
    expect(await rates('?quotes=KZT&group=month')).toMatchObject([{ date: '2026-11-19' }])
  })

  it('go on where an answer was full', async () => {
    const days = Array.from({ length: 51_000 }, (_, i) => ({
      day: new Date(Date.UTC(1900, 0, 1) + i * 24 * 3600_000).toISOString().slice(0, 10),
      value: '1.5',
    }))
    const long = aRateTable({ 'nbk USD/KZT': days, 'cbu USD/UZS': days })
    ;({ request } = anApi({ rates: storeOf(long) }))
    let path: string | null = '/api/v1/rates?base=USD&quotes=KZT,UZS&to=2039-12-31'
    const seen: string[] = []
    const answers: number[] = []
    while (path) {
      const page: z.infer<typeof ratesAnswer> = await read(ratesAnswer, path)
      seen.push(...page.rates.map(({ quote, date }) => `${quote} ${date}`))
      answers.push(page.rates.length)
      path = page.next
    }
    expect(answers).toEqual([50_000, 50_000, 2000])
    expect(new Set(seen).size).toBe(102_000)
  })
})

describe('an answer that is exactly full', () => {
  const MOST = 50_000
  const days = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      day: new Date(Date.UTC(1900, 0, 1) + i * 24 * 3600_000).toISOString().slice(0, 10),
      value: '1.5',
    }))
  const answers = async (series: Parameters<typeof aRateTable>[0], quotes: string) => {
    ;({ request } = anApi({ rates: storeOf(aRateTable(series)) }))
    const [counts, seen]: [number[], Set<string>] = [[], new Set()]
    let path: string | null = `/api/v1/rates?quotes=${quotes}&to=2079-06-06`
    while (path) {
      const page: z.infer<typeof ratesAnswer> = await read(ratesAnswer, path)
      for (const { quote, date } of page.rates) seen.add(`${quote} ${date}`)
      counts.push(page.rates.length)
      path = page.next
    }
    expect(seen.size).toBe(counts.reduce((sum, count) => sum + count, 0))
    return counts
  }

  it('is the last where nothing follows', async () => {
    expect(await answers({ 'nbk USD/KZT': days(MOST) }, 'KZT,UZS')).toEqual([MOST])
    const two = { 'nbk USD/KZT': days(MOST - 1), 'cbu USD/UZS': days(1) }
    expect(await answers(two, 'KZT,UZS')).toEqual([MOST])
  })

  it('goes on with the next pair, and within one', async () => {
    const two = { 'nbk USD/KZT': days(MOST), 'cbu USD/UZS': days(3) }
    expect(await answers(two, 'KZT,UZS')).toEqual([MOST, 3])
    expect(await answers(two, 'UZS,KZT')).toEqual([MOST, 3])
    expect(await answers({ 'nbk USD/KZT': days(MOST + 1) }, 'KZT')).toEqual([MOST, 1])
  })
})

describe('the lists', () => {
  it('say which currencies there are, and who prints them', async () => {
    const { currencies } = await read(currenciesAnswer, '/api/v1/currencies')
    expect(currencies.map(({ code }) => code)).toEqual(['EUR', 'KZT', 'RUB', 'USD', 'UZS'])
    expect(currencies[3]).toMatchObject({
      name: 'US Dollar',
      minor_units: 2,
      sources: 'nbk cbu cbr',
    })
  })

  it('say whose figures there are, since when and under which terms', async () => {
    const { sources } = await read(sourcesAnswer, '/api/v1/sources')
    expect(sources.map(({ code }) => code)).toEqual(['nbk', 'cbu', 'cbr'])
    expect(sources[0]).toMatchObject({ first: '2026-11-18', last: '2026-11-21', carried: true })
  })
})

describe('the forms', () => {
  const text = async (path: string, accept?: string) => {
    const answer = await request(path, accept ? { headers: { Accept: accept } } : {})
    return { type: answer.headers.get('content-type'), body: await answer.text(), answer }
  }

  it('are chosen by suffix, parameter or header', async () => {
    const line = '2026-11-19,USD,KZT,520.30,nbk,published,good'
    const csv = { type: 'text/csv; charset=utf-8', body: expect.stringContaining(line) }
    const path = '/api/v1/rates/latest'
    expect(await text(`${path}.csv?quotes=KZT`)).toMatchObject(csv)
    expect(await text(`${path}?quotes=KZT&format=csv`)).toMatchObject(csv)
    expect(await text(`${path}?quotes=KZT`, 'text/csv')).toMatchObject(csv)
    expect((await text(`${path}?quotes=KZT`, 'text/csv')).answer.headers.get('vary')).toContain(
      'Accept',
    )
    const ndjson = await text('/api/v1/rates/USD/KZT.ndjson')
    expect(ndjson.type).toBe('application/x-ndjson')
    const rows = ndjson.body.trimEnd().split('\n')
    expect(rows.map((row) => JSON.parse(row).rate)).toEqual(['520.10', '520.30'])
    expect((await text('/api/v1/sources.csv')).body).toMatch(/^code,name,currency,role/)
  })

  it('are kept until rates are recorded, and cost nothing where nothing changed', async () => {
    const path = '/api/v1/rates/USD/KZT'
    const etag = (await request(path)).headers.get('etag') ?? ''
    const again = await request(path, { headers: { 'If-None-Match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect(cache.counts().hits).toBe(1)
    cache.drop([RATES_TAG])
    await request(path)
    expect(cache.counts().hits).toBe(1)
  })

  it('may be read by any page of any site', async () => {
    const answer = await request('/api/v1/rates/latest')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const asked = await request('/api/v1/rates/latest', { method: 'OPTIONS' })
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([
      204,
      'GET, HEAD, OPTIONS',
    ])
  })
})

describe('long answers over a socket', () => {
  const days = Array.from({ length: 8000 }, (_, i) => ({
    day: new Date(Date.UTC(1996, 0, 1) + i * 24 * 3600_000).toISOString().slice(0, 10),
    value: `${500 + (i % 90)}.25`,
  }))
  const long = storeOf(aRateTable({ 'nbk USD/KZT': days, 'cbu USD/UZS': days }))

  async function served() {
    const exchangeOf: PublicApiParts['exchangeOf'] = ({ env: { incoming, outgoing } }) => ({
      incoming,
      outgoing,
    })
    const { cache: kept, request: ask } = anApi({ rates: long, exchangeOf })
    const server = createAdaptorServer({
      fetch: (asked, env) => ask(asked.url, { headers: asked.headers }, env),
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    return { kept, ask: (path: string) => fetch(`http://127.0.0.1:${port}${path}`) }
  }

  it('are each their own, however many are on their way, in whatever encoding', async () => {
    const { ask } = await served()
    const paths = Array.from({ length: 12 }, (_, i) => {
      const form = ['', '.csv', '.ndjson'][i % 3]
      return `/api/v1/rates/USD/${i % 2 ? 'KZT' : 'UZS'}${form}?from=1996-01-${10 + i}`
    })
    const { request: plain } = anApi({ rates: long })
    const wanted = await Promise.all(paths.map(async (path) => (await plain(path)).text()))
    for (let round = 0; round < 3; round += 1) {
      const got = await Promise.all(paths.map(async (path) => (await ask(path)).text()))
      expect(got.map((text, i) => text === wanted[i])).toEqual(paths.map(() => true))
    }
  })

  it('are kept when they are asked for again', async () => {
    const { ask, kept } = await served()
    const read = async () => (await (await ask('/api/v1/rates/USD/KZT')).text()).length
    const length = await read()
    expect(kept.counts()).toMatchObject({ entries: 0 })
    expect(await read()).toBe(length)
    expect(kept.counts()).toMatchObject({ entries: 1 })
  })
})

describe('what is refused', () => {
  const refused = async (path: string, status: number, init?: RequestInit) => {
    const answer = await request(path, init)
    expect([path, answer.status]).toEqual([path, status])
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    return problem.parse(await answer.json())
  }

  it.each([
    ['/rates/latest?bse=USD', 'bse'],
    ['/rates/latest?base=DOLLAR', 'base'],
    ['/rates/latest?quotes=KZT,,UZS', 'quotes'],
    ['/rates/latest?base=USD&base=EUR', 'base'],
    ['/rates/latest?when=yesterday', 'when'],
    ['/rates/latest?source=fed', 'source'],
    ['/rates/2026-02-30', 'date'],
    ['/rates/2026-13-01', 'date'],
    ['/rates/today', 'date'],
    ['/rates?from=2026-02-01&to=2026-01-01', 'from'],
    ['/rates?group=year', 'group'],
    ['/rates?cursor=x', 'cursor'],
    ['/rates?cursor=KZT.2026-02-30', 'cursor'],
    ['/rates?quotes=KZT&cursor=UZS.2026-02-03', 'cursor'],
    ['/rates?as_known_at=2026-01-01', 'as_known_at'],
    ['/rates/USD/USD', 'quote'],
    ['/rates/USD/KZT?base=EUR', 'base'],
    ['/rates/USD/KZT.csv?format=json', 'format'],
    ['/rates/latest?format=xml', 'format'],
    ['/rates/latest?__proto__=x', '__proto__'],
    ['/sources?base=USD', 'base'],
  ])('%s: 422, for the sake of %s', async (path, parameter) => {
    const { errors } = await refused(`/api/v1${path}`, 422)
    expect(errors?.map((error) => error.parameter)).toEqual([parameter])
  })

  it('are addresses that do not exist, and other methods', async () => {
    await refused('/api/v1/rate', 404)
    await refused('/api/v1/rates/USD/KZT/2026', 404)
    await refused('/api/v1/rates', 405, { method: 'POST' })
    await refused('/api/v1/openapi.json?x=1', 422)
  })

  it('are said again in a few words, however long they were', async () => {
    const names = Array.from({ length: 400 }, (_, i) => `${'x'.repeat(100)}${i}=1`)
    const { errors } = await refused(`/api/v1/rates?${names.join('&')}`, 422)
    expect(errors).toHaveLength(10)
    expect(errors?.[0]?.parameter).toBe('x'.repeat(60))
  })

  it('are sources that are not let out, and the answers say which are missing', async () => {
    ;({ request } = anApi({ leftOut: ['cbr'] }))
    await refused('/api/v1/rates/USD/RUB?source=cbr', 403)
    const answer = await request('/api/v1/rates/USD/RUB')
    expect(answer.headers.get('x-left-out')).toBe('cbr')
    const { rates: rows, left_out } = ratesAnswer.parse(await answer.json())
    expect(rows).toEqual([])
    expect(left_out).toEqual([
      { source: 'cbr', reason: 'This newsroom does not pass on its figures' },
    ])
    const { sources } = await read(sourcesAnswer, '/api/v1/sources')
    expect(sources.find(({ code }) => code === 'cbr')?.carried).toBe(false)
    const { currencies } = await read(currenciesAnswer, '/api/v1/currencies')
    expect(currencies.map(({ code }) => code)).not.toContain('RUB')
  })

  it('are clients that ask too often, until they have waited', async () => {
    let now = 0
    const politeness = createPoliteness({ burst: 2, perSecond: 0.5, now: () => now })
    ;({ request } = anApi({ politeness, clientOf: (c) => c.req.header('client') ?? null }))
    const ask = (client: string) => request('/api/v1/rates/latest', { headers: { client } })
    expect([(await ask('a')).status, (await ask('a')).status]).toEqual([200, 200])
    const third = await ask('a')
    expect([third.status, third.headers.get('retry-after')]).toEqual([429, '2'])
    expect((await ask('b')).status).toBe(200)
    now = 2000
    expect((await ask('a')).status).toBe(200)
  })
})

describe('the ticker', () => {
  const ticker = async (query = '') => read(tickerAnswer, `/api/v1/rates/ticker${query}`)

  it('is the lines of the site, with all that a page says of them', async () => {
    const { ticker: rows } = await ticker()
    expect(rows.map(({ line }) => line)).toEqual([
      'KZT/USD = 0.0019220 -0.04%',
      'UZS/USD = 0.000082006 —',
      'TMT/USD = —',
    ])
    expect(rows[0]).toMatchObject({
      value: '0.00192',
      rate: '0.0019220',
      change: '-0.04',
      direction: 'down',
      turned: 'USD/KZT = 520.30',
      date: '2026-11-19',
      source: 'nbk',
      method: 'inverse',
      fixed_since: null,
    })
    expect(rows[1]).toMatchObject({ change: null, quality: 'suspect' })
    expect(rows[2]).toMatchObject({ value: null, rate: null, source: null, state: 'unknown' })
  })

  it('comes in the classic style, of other pairs, and as lines of text', async () => {
    const { ticker: rows } = await ticker('?style=classic&pairs=uzs/usd,USD/KZT')
    expect(rows.map(({ line }) => line)).toEqual([
      'UZS/USD = 0.00008 —',
      'USD/KZT = 520.30000 0.04%',
    ])
    const text = await request('/api/v1/rates/ticker.txt?style=classic')
    expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await text.text()).toBe(
      'KZT/USD = 0.00192 -0.04% / USD/KZT = 520.30\nUZS/USD = 0.00008 — / USD/UZS = 12,194.21\nTMT/USD = —\n',
    )
    expect((await request('/api/v1/rates/ticker.csv')).status).toBe(200)
    expect((await request('/api/v1/rates/ticker?format=txt')).status).toBe(200)
    expect((await request('/api/v1/rates/latest.txt')).status).toBe(404)
    expect((await request('/api/v1/rates/latest?format=txt')).status).toBe(422)
    expect((await request('/api/v1/rates/ticker?style=loud')).status).toBe(422)
    expect((await request('/api/v1/rates/ticker?pairs=KZT')).status).toBe(422)
  })

  it('leaves out sources that are not passed on', async () => {
    const other = anApi({ leftOut: ['nbk'] })
    const answer = await other.request('/api/v1/rates/ticker?pairs=KZT/USD')
    expect(answer.headers.get('x-left-out')).toBe('nbk')
    const { ticker: rows } = tickerAnswer.parse(await answer.json())
    expect(rows[0]).toMatchObject({ value: null, source: null })
  })

  it('is kept, known by its ETag, and open to pages of any site', async () => {
    const first = await request('/api/v1/rates/ticker')
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    const etag = first.headers.get('etag') ?? ''
    const again = await request('/api/v1/rates/ticker', { headers: { 'If-None-Match': etag } })
    expect(again.status).toBe(304)
    expect(cache.counts().entries).toBe(1)
  })
})
