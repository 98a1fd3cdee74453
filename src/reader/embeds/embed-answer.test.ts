import { beforeAll, describe, expect, it } from 'vitest'
import { aSite } from '../../../test/support/builders.ts'
import { daysAgo, recordPrinted } from '../../../test/support/observations.ts'
import { aReaderApp } from '../../../test/support/reader-app.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'

const database = useTestDatabase()

beforeAll(async () => {
  await aSite(database.db, { editions: ['en', 'ru', 'kk'], tickerPairs: ['UZS/USD', 'KZT/USD'] })
  await recordPrinted(database.db, [
    ['cbu USD/UZS', daysAgo(2), '12211.00'],
    ['cbu USD/UZS', daysAgo(1), '12194.21'],
    ['nbk USD/KZT', daysAgo(1), '520.20'],
  ])
})

const read = async (path: string, options: Parameters<typeof aReaderApp>[1] = {}) => {
  const answer = await aReaderApp(database.db, options).request(path)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

describe('a widget', () => {
  it('is the ticker with its sources and the way to the site, in the words of its edition', async () => {
    const { status, text } = await read('/embed/ticker')
    expect(status).toBe(200)
    expect(text).toContain('UZS/USD = 0.000082006 0.14%')
    expect(text).toContain('Central Bank of Uzbekistan, cbu.uz. National Bank of Kazakhstan, ')
    expect(text).toContain('<a href="https://paper.example/rates/uzs-usd" target="_blank"')
    expect(text).not.toMatch(/<script|\sstyle=|\son\w+=/)
    const russian = (await read('/ru/embed/ticker/classic/uzs-usd')).text
    expect(russian).toContain('UZS/USD = 0,00008 0,14%')
    expect(russian).toContain('href="https://paper.example/ru/rates/uzs-usd"')
    expect(russian).not.toContain('KZT')
  })

  it('is the chart of a pair', async () => {
    const { text } = await read('/embed/chart/usd-uzs/30-days')
    expect(text).toContain('<svg class="chart"')
    expect(text).toContain('USD/UZS = 12,194.21 -0.14%')
    expect(text).toContain('the bank is not bound to buy or sell')
  })

  it.each(['/embed/chart/usd-xxx', '/embed/chart', '/embed/chart/usd-uzs/week', '/embed/other'])(
    'says at %s, too, what is the matter inside the frame',
    async (path) => {
      const { status, text, headers } = await read(path)
      expect(status).toBe(404)
      expect(text).toContain('class="embed"')
      expect(headers.get('access-control-allow-origin')).toBe('*')
    },
  )

  it('shows nothing of a source that is not passed on', async () => {
    const { text } = await read('/embed/ticker', { leftOut: ['cbu'] })
    expect(text).toContain('UZS/USD = —')
    expect(text).toContain('KZT/USD = 0.0019223')
    expect(text).not.toContain('Uzbekistan, cbu.uz')
    expect((await read('/embed/chart/usd-uzs', { leftOut: ['cbu'] })).status).toBe(404)
  })
})

describe('what stands on widgets', () => {
  it('lets every site frame and read them, and nothing run in them', async () => {
    const { headers } = await read('/embed/ticker')
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors \*$/,
    )
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('set-cookie')).toBeNull()
    const script = await read('/embed/chapar.js')
    expect(script.headers.get('content-type')).toBe('text/javascript')
    expect(script.headers.get('access-control-allow-origin')).toBe('*')
  })

  it.each(['/', '/rates', '/rates/embed', '/nothing', '/assets/nothing.js'])(
    'stands nowhere else: %s',
    async (path) => {
      const { headers } = await read(path)
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  it('keeps chosen pairs apart from pages, which they cannot push out', async () => {
    const app = aReaderApp(database.db)
    await app.request('/embed/ticker')
    const before = app.cache.counts()
    for (const pair of ['uzs-usd', 'kzt-usd', 'uzs-kzt']) await app.request(`/embed/ticker/${pair}`)
    expect(app.cache.counts().entries).toBe(before.entries + 3)
    app.drop(['rates'])
    expect(app.cache.counts().entries).toBe(0)
  })
})

describe('the page about them', () => {
  it('has what to copy, the sources with their terms, and both as they look', async () => {
    const { text } = await read('/rates/embed')
    expect(text).toContain('&lt;chapar-ticker pairs=&quot;UZS/USD KZT/USD&quot;&gt;')
    expect(text).toContain('src=&quot;https://paper.example/embed/chapar.js&quot;')
    expect(text).toContain('&lt;iframe src=&quot;https://paper.example/embed/chart/uzs-usd&quot;')
    expect(text).toContain('<script type="module" src="/embed/chapar.js"></script>')
    expect(text).toMatch(/<td>Central Bank of Uzbekistan, cbu.uz<\/td><td>nothing is published/)
    const russian = (await read('/ru/rates/embed')).text
    expect(russian).toContain('edition=&quot;ru&quot;')
    expect(russian).toContain('https://paper.example/ru/embed/ticker')
    expect((await read('/rates/embed', { leftOut: ['cbu'] })).text).toContain(
      'left out by this newsroom',
    )
  })

  it('is there as text and as markdown', async () => {
    const address = 'https://paper.example/embed/chapar.js'
    expect((await read('/kk/rates/embed.txt')).text).toContain(address)
    expect((await read('/rates/embed.md')).text).toContain(
      `    <script type="module" src="${address}"`,
    )
    expect((await read('/rates')).text).toContain('href="/rates/embed"')
  })
})
