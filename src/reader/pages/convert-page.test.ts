import { beforeAll, describe, expect, it } from 'vitest'
import { aSite } from '../../../test/support/builders.ts'
import { daysAgo, recordPrinted } from '../../../test/support/observations.ts'
import { aReaderApp } from '../../../test/support/reader-app.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'

const database = useTestDatabase()

beforeAll(async () => {
  await aSite(database.db, { editions: ['en', 'ru', 'kk'], tickerPairs: ['UZS/USD'] })
  await recordPrinted(database.db, [
    ['cbu USD/UZS', daysAgo(400), '11000.00'],
    ['cbu USD/UZS', daysAgo(2), '12194.21'],
    ['cbu EUR/UZS', daysAgo(2), '14000.00'],
    ['nbk USD/KZT', daysAgo(2), '520.20'],
    ['nbk EUR/KZT', daysAgo(2), '600.00'],
  ])
})

const read = async (path: string) => {
  const answer = await aReaderApp(database.db).request(path)
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}
const ask = (query: Record<string, string>, path = '/rates/convert') =>
  read(`${path}?${new URLSearchParams(query)}`)

describe('an amount', () => {
  it('is converted by what the bank printed, which is named with its day and method', async () => {
    const { status, text } = await ask({ amount: '1,000.50', from: 'USD', to: 'UZS' })
    expect(status).toBe(200)
    expect(text).toContain('<span class="convert-worth">12,200,307.11</span> UZS')
    expect(text).toContain('1 USD = 12,194.21 UZS')
    expect(text).toContain('fixed by the Central Bank of Uzbekistan.')
    expect(text).toContain('The bank prints this rate.')
    expect(text).toContain('Rates for accounting, customs and statistics')
    expect(text).toContain('<a href="/rates/usd-uzs">')
    expect(text).toContain('data-rate="1219421/100" data-minor-units="2"')
    expect(text).toContain('value="1,000.50"')
  })

  it('keeps two digits where hardly anything is left of it', async () => {
    const { text } = await ask({ amount: '1', from: 'UZS', to: 'USD' })
    expect(text).toContain('<span class="convert-worth">0.000082</span> USD')
    expect(text).toContain('this is one divided by it')
  })

  it('is worth what it was on a day of the past', async () => {
    const on = daysAgo(390)
    const { text } = await ask({ amount: '2', from: 'USD', to: 'UZS', date: on })
    expect(text).toContain('<span class="convert-worth">22,000.00</span> UZS')
    expect(text).toMatch(/In force since .* This rate was in force on /)
  })

  it('goes through one table where nobody prints the pair, of the source that is chosen', async () => {
    const through = await ask({ amount: '1', from: 'EUR', to: 'USD', source: 'nbk' })
    expect(through.text).toContain('1 EUR = 1.15340 USD')
    expect(through.text).toContain('Computed from two rates of one table of the bank.')
    expect((await ask({ amount: '1', from: 'EUR', to: 'USD', source: 'cbu' })).text).toContain(
      '1 EUR = 1.14809 USD',
    )
  })

  it('is written and read as the edition does, and asked for again in the others', async () => {
    const query = { amount: '1 000,5', from: 'USD', to: 'UZS' }
    const { text } = await ask(query, '/ru/rates/convert')
    expect(text).toContain('<span class="convert-worth">12\u00a0200\u00a0307,11</span> UZS')
    expect(text).toContain('Установил: Центральный банк Узбекистана.')
    expect(text).toContain('href="/kk/rates/convert?amount=1000.5&amp;from=USD&amp;to=UZS"')
    expect((await ask(query, '/kk/rates/convert')).text).toContain('Өзбекстан Орталық банкі')
  })

  it('is there as text and as markdown, whose address holds the question', async () => {
    const query = { amount: '10', from: 'USD', to: 'KZT' }
    expect((await ask(query)).text).toContain(
      'href="/rates/convert.txt?amount=10&amp;from=USD&amp;to=KZT"',
    )
    expect((await ask(query, '/rates/convert.txt')).text).toContain('[10 USD = 5,202.00 KZT]')
    const markdown = await ask(query, '/ru/rates/convert.md')
    expect(markdown.text).toContain('10 USD = 5\u00a0202,00 KZT')
    expect(markdown.headers.get('x-robots-tag')).toBe('noindex')
  })
})

describe('what cannot be converted', () => {
  const evil = '"><script>alert(1)</script>'
  it.each([
    [{ amount: 'ten', from: 'USD', to: 'UZS' }, '“ten” is not an amount'],
    [{ amount: '', from: 'USD', to: 'UZS' }, 'Write an amount'],
    [{ amount: '-5', from: 'USD', to: 'UZS' }, '“-5” is not an amount'],
    [{ amount: '1e9', from: 'USD', to: 'UZS' }, 'is not an amount'],
    [{ amount: '9'.repeat(5000), from: 'USD', to: 'UZS' }, 'is not an amount'],
    [{ amount: '1', from: 'XXX', to: 'UZS' }, '“XXX” is no currency'],
    [{ amount: '1', from: '__proto__', to: 'UZS' }, 'is no currency'],
    [{ amount: '1', from: 'USD', to: 'USD' }, 'two different currencies'],
    [{ amount: '1', from: 'USD', to: 'UZS', date: '2026-02-30' }, 'is not a day'],
    [{ amount: '1', from: 'USD', to: 'UZS', date: '2077-01-01' }, 'days to come'],
    [{ amount: '1', from: 'USD', to: 'UZS', date: '1950-01-01' }, 'is on record for'],
    [{ amount: '1', from: 'USD', to: 'UZS', source: 'nobody' }, 'no source that is known'],
    [{ amount: '1', from: 'USD', to: 'KZT', source: 'cbu' }, 'Central Bank of Uzbekistan: no rate'],
  ])('is answered with a sentence: %j', async (query, sentence) => {
    const { status, text } = await ask(query)
    expect(status).toBe(422)
    expect(text).toContain(sentence)
    expect(text).toContain('<form class="convert"')
    expect((await ask(query, '/ru/rates/convert.txt')).status).toBe(422)
  })

  it('stands in the form again, as text', async () => {
    const { text } = await ask({ amount: evil, from: evil, to: 'UZS', date: evil, source: evil })
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"')
    expect(text).toContain('<option value="UZS" selected="">')
    expect(text).not.toContain('<script>')
  })
})

describe('the form alone', () => {
  it('is one page with an answer, a script of its own, and a policy that lets this run', async () => {
    const { status, text, headers } = await read('/rates/convert')
    expect(status).toBe(200)
    expect(text).toContain('<span class="convert-worth">1,219,421.00</span> UZS')
    expect(text).toMatch(
      /<script type="module" src="\/assets\/convert-[0-9a-f]{12}\.js"><\/script>/,
    )
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect((await read('/rates')).headers.get('content-security-policy')).not.toContain('script')
  })

  it('is all that is kept: questions fill no cache, and are never answered with another', async () => {
    const app = aReaderApp(database.db)
    await app.request('/rates/convert')
    const kept = app.cache.counts().entries
    for (let amount = 1; amount <= 20; amount += 1) {
      const answer = await app.request(`/rates/convert?amount=${amount}&from=USD&to=UZS`)
      expect(await answer.text()).toContain(`<span class="convert-typed">${amount}</span>`)
    }
    expect(app.cache.counts().entries).toBe(kept)
    // Elsewhere these words mean nothing, and cost nothing.
    await app.request('/rates?amount=1')
    await app.request('/rates?amount=2')
    expect(app.cache.counts().entries).toBe(kept + 1)
  })
})
