import { beforeAll, describe, expect, it } from 'vitest'
import { aSite } from '../../../test/support/builders.ts'
import { daysAgo, recordPrinted } from '../../../test/support/observations.ts'
import { aReaderApp } from '../../../test/support/reader-app.ts'
import { takeStructuredData } from '../../../test/support/structured-data-in.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'
import { styleElement } from '../stylesheet.ts'

const database = useTestDatabase()

beforeAll(async () => {
  await aSite(database.db, { editions: ['en', 'ru'], tickerPairs: ['UZS/USD', 'TJS/USD'] })
  // One after the other: the bank corrects the table of its second day.
  for (const [day, value] of [
    [daysAgo(20), '12100.00'],
    [daysAgo(3), '12190.00'],
    [daysAgo(3), '12211.00'],
    [daysAgo(2), '12194.21'],
  ] as const) {
    await recordPrinted(database.db, [['cbu USD/UZS', day, value]])
  }
})

const read = async (path: string, options: Parameters<typeof aReaderApp>[1] = {}) => {
  const answer = await aReaderApp(database.db, options).request(path)
  return { status: answer.status, text: await answer.text() }
}

describe('the rates at a glance', () => {
  it('have a line and a small chart for each pair of the ticker, and lead to their histories', async () => {
    const { status, text } = await read('/rates')
    expect(status).toBe(200)
    expect(text).toContain('<a href="/rates/uzs-usd">UZS/USD = 0.000082006 0.14%</a>')
    expect(text).toContain('<a class="ticker-link" href="/rates/uzs-usd">')
    expect(text).toContain('href="/rates/convert"')
    expect(text).toContain('Central Bank of Uzbekistan, cbu.uz. Official rates are for')
    expect(text).toContain('USD/UZS = 12,194.21')
    expect(text.match(/<svg class="sparkline"/g)).toHaveLength(1)
    expect(text).toContain('<h2>TJS/USD = —</h2>')
    expect((await read('/ru/rates')).text).toContain('href="/ru/rates/uzs-usd"')
  })
})

describe('the history of a pair', () => {
  it('names whose the rate of today is, and whose the history, where the bank has been silent', async () => {
    await recordPrinted(database.db, [
      ['nbkr USD/KGS', daysAgo(40), '87.45'],
      ['nbk USD/KZT', daysAgo(2), '520.30'],
      ['nbk KGS/KZT', daysAgo(2), '5.95'],
    ])
    const { text } = await read('/rates/usd-kgs')
    expect(text).toContain('fixed by the National Bank of Kazakhstan')
    expect(text).not.toContain('fixed by the National Bank of the Kyrgyz')
    expect(text).toContain('Computed from two rates of one table of the bank.')
    expect(text).toContain('. National Bank of the Kyrgyz Republic. Each step is a fixing')
    const plain = (await read('/rates/usd-kgs.txt')).text
    expect(plain).toContain('fixed by the National Bank of Kazakhstan')
  })

  it('has a chart, the same as a table, the source, and the ways on', async () => {
    const { status, text } = await read('/rates/usd-uzs/30-days')
    expect(status).toBe(200)
    expect(text).toContain('fixed by the Central Bank of Uzbekistan')
    expect(text).toContain('The bank prints this rate.')
    expect(text).toMatch(/<svg class="chart" viewBox="0 0 720 300" role="img" aria-label="USD\/UZS/)
    expect(text).toContain('<td class="figure">12,194.21</td><td class="figure">-0.14%</td>')
    expect(text).toContain('href="/rates/uzs-usd"')
    expect(text).toContain('href="/rates/convert?from=USD&amp;to=UZS"')
    expect(text).toContain('href="/api/v1/rates/USD/UZS.csv?source=cbu"')
    expect(text).toContain('href="/api/v1/rates/USD/UZS.json?source=cbu"')
    expect(text).toContain('<a href="https://cbu.uz/">Central Bank of Uzbekistan, cbu.uz</a>')
    expect(text).toMatch(/aria-current="page">30 days/)
    const { rest } = takeStructuredData(text.replace(String(styleElement), ''))
    expect(rest).not.toMatch(/\sstyle=|<style|<script/)
  })

  it('tells what the bank has changed: the old figure, the new one, and when it was seen', async () => {
    const { text } = await read('/rates/uzs-usd')
    const row = /<section class="rate-corrected">.*<\/section>/s.exec(text)?.[0] ?? ''
    expect(row).toContain('1 USD = 12,190.00 UZS</td><td class="figure">1 USD = 12,211.00 UZS')
    expect(row.match(/<tr>/g)).toHaveLength(2)
    const plain = await read('/rates/uzs-usd.txt')
    expect(plain.text).toContain('1 USD = 12,190.00 UZS → 1 USD = 12,211.00 UZS / First seen')
  })

  it('speaks of banks and figures as the edition does, in every form but the lines of the ticker', async () => {
    const html = (await read('/ru/rates/usd-uzs/30-days')).text
    expect(html).toContain('Установил: Центральный банк Узбекистана.')
    expect(html).toContain('<td class="figure">12\u00a0194,21</td><td class="figure">-0,14%</td>')
    expect(html).toContain('UZS/USD = 0,00008 0,14%')
    expect(html.replace(String(styleElement), '')).not.toMatch(/Central Bank|\d\.\d+%/)
    const plain = (await read('/ru/rates/usd-uzs/30-days.txt')).text
    // Read back by the grammar of the text edition, which is one for all languages.
    expect(plain).toContain('• UZS/USD = 0.00008 0.14%')
    expect(plain).toContain('[USD/UZS = 12 194,21 -0,14%]')
    expect((await read('/ru/rates.md')).text).toContain('Центральный банк Узбекистана')
  })

  it('offers no download where the figures are not passed on', async () => {
    const { text } = await read('/rates/usd-uzs', { leftOut: ['cbu'] })
    expect(text).toContain('not given to programs and other sites')
    expect(text).not.toContain('/api/v1/rates/')
  })

  it('is there as text and as markdown', async () => {
    const plain = await read('/rates/uzs-usd.txt')
    expect(plain.text).toContain('[UZS/USD = 0.000082006 0.14% / USD/UZS = 12,194.21]')
    expect(plain.text).toContain('[Highest: 0.000082645,')
    const markdown = await read('/rates/uzs-usd.md')
    expect(markdown.text).toContain('pair: UZS/USD')
    expect(markdown.text).toContain('The bank prints the other direction')
  })

  it.each(['/rates/usd-tmt', '/rates/usd-uzs/1-year', '/rates/usd-uzs/week', '/rates/usd-usd'])(
    'is not found at %s',
    async (path) => {
      expect((await read(path)).status).toBe(404)
    },
  )
})
