import { beforeAll, describe, expect, it } from 'vitest'
import { createPoliteness } from '#platform/politeness.ts'
import { catchUpIndex } from '#search/reindex.ts'
import { aParagraph, aPublishedArticle, aSite } from '../../../test/support/builders.ts'
import { aReaderApp } from '../../../test/support/reader-app.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'

const database = useTestDatabase()
const app = () => aReaderApp(database.db)

beforeAll(async () => {
  const { db } = database
  await aSite(db, { editions: ['en', 'ru', 'kk'] })
  const text = 'Drivers <b>crossed</b> & paid at the new bridge.'
  for (let n = 1; n <= 14; n += 1) {
    const at = new Date(Date.UTC(2026, 10, n, 6))
    await aPublishedArticle(db, {
      at,
      text: { headline: `Bridge ${n}`, standfirst: '', body: [aParagraph(text)] },
    })
  }
  await aPublishedArticle(db, {
    edition: 'ru',
    slug: 'most',
    text: {
      headline: 'На Нарыне открыли новый мост',
      standfirst: '',
      body: [aParagraph('Мост bridge.')],
    },
  })
  await catchUpIndex(db)
})

async function get(path: string) {
  const answer = await app().request(path)
  const text = await answer.text()
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    main: text.split('<main')[1] ?? '',
  }
}

const asked = (q: string, more = '') => `/search?${new URLSearchParams({ q })}${more}`

describe('the page for searching', () => {
  it('is a form that needs no script', async () => {
    const { status, main, text } = await get('/ru/search')
    expect(status).toBe(200)
    expect(main).toContain('<form class="search-form" method="get" action="/ru/search">')
    expect(main).toContain('<label for="q">Что вы ищете?</label>')
    expect(text).toContain('<meta name="robots" content="noindex"/>')
  })

  it('shows what was found, page by page, with the words marked and nothing else let through', async () => {
    const { status, main } = await get(asked('bridges'))
    expect(status).toBe(200)
    expect(main).toContain('Viewing results 1–12 of 14')
    expect(main).toContain('&lt;b&gt;crossed&lt;/b&gt; &amp; paid at the new <mark>bridge</mark>.')
    expect(main).toContain('href="/search?q=bridges&amp;page=2"')
    const second = await get(asked('bridges', '&page=2'))
    expect(second.main).toContain('Viewing results 13–14 of 14')
    expect(second.main).toContain('href="/search?q=bridges"')
    expect((await get(asked('bridges', '&page=3'))).status).toBe(404)
  })

  it('stays in its edition, unless all are asked for', async () => {
    expect((await get(asked('мосты'))).main).toContain('Nothing was found.')
    const { main } = await get(asked('мосты or bridge 14', '&in=all'))
    expect(main).toContain('<h2 class="card-headline" lang="ru">')
    expect(main).toContain('Русский')
    expect(main).toContain('value="all" checked=""')
  })

  it.each([
    ['', 200, 'What are you looking for?'],
    ['   ', 200, 'What are you looking for?'],
    ['a', 422, 'at least one word of two letters'],
    ['!!! ???', 422, 'at least one word of two letters'],
    ['x'.repeat(10_000), 422, 'That is too long'],
    ['one two '.repeat(12), 422, 'That is too long'],
    ['bridge\u0000toll', 200, 'Nothing was found.'],
    ['the of and', 200, 'Nothing was found.'],
    ['a & b | !c <-> (d:*', 422, 'at least one word of two letters'],
    [`bridge' or 1=1; drop table articles; --`, 200, 'Viewing results'],
    ['"<script>alert(1)</script>"', 200, 'Nothing was found.'],
  ])('answers whatever is asked with a clear page: %j', async (q, status, words) => {
    const answer = await get(asked(q))
    expect(answer.status).toBe(status)
    expect(answer.main).toContain(words)
    expect(answer.main.split('</main>')[0]).not.toContain('<script')
  })

  it('can be read as text and as markdown', async () => {
    const plain = await get('/search.txt?q=bridge')
    expect(plain.status).toBe(200)
    expect(plain.text).toContain('Viewing results 1–12 of 14')
    expect(plain.text).toMatch(/Bridge 14 .*https:\/\/paper\.example\/2026\/11\/14/)
    const markdown = await get('/search.md?q=bridge')
    expect(markdown.text).toContain('**bridge**')
    expect(markdown.text).toContain('# Search: bridge')
  })
})

describe('a question', () => {
  it('fills no cache', async () => {
    const running = app()
    await running.request('/search')
    const { entries } = running.cache.counts()
    for (let n = 0; n < 20; n += 1) await running.request(asked(`bridge ${n}`))
    expect(running.cache.counts().entries).toBe(entries)
  })

  it('too many of which come at once is put off, with the other pages left alone', async () => {
    const searchPoliteness = createPoliteness({ burst: 2, perSecond: 0.1, now: () => 0 })
    const running = aReaderApp(database.db, { searchPoliteness })
    for (const status of [200, 200, 429]) {
      expect((await running.request(asked('bridge'))).status).toBe(status)
    }
    const refused = await running.request('/ru/search?q=bridge')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.text()).toContain('Слишком много запросов')
    expect((await running.request('/search')).status).toBe(200)
    expect((await running.request('/')).status).toBe(200)
  })
})
