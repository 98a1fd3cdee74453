import { beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { aParagraph, aSite } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { isOwnPath } from './own-paths.ts'
import { savePage } from './static-pages.ts'

const database = useTestDatabase()
beforeAll(async () => {
  await aSite(database.db)
  const body = [aParagraph()]
  const page = { slug: 'support-us', title: 'Support us', body }
  await transact(database.db, (tx) => savePage(tx, { ...page, actor: operator, edition: 'en' }))
})

/** DESIGN's "Addresses", and what is answered besides. */
const own = `
  / /ru /uz-Latn /recovered
  /section/politics /country/kz /topic/energy /author/a /kind/opinion /storyline/a
  /archive /archive/2025/08/18 /rates /rates/kzt-usd /rates/convert
  /record /record/figures /record/promises /register/a/b /corrections /search /about
  /feed.xml /feed.atom /feed.json /section/politics/feed.xml /sitemap.xml /news-sitemap.xml
  /desk /api/v1/articles /api /embed/a /healthz /readyz /metrics /assets/a.css /media/a
  /.well-known/audit-head.json /robots.txt /index.txt /ru/index.md /a.txt
  /contact /imprint /privacy /corrections-policy /ownership /support-us
  /ru/section/politics /ru/about /RU/About /Desk /uz-latn/search /en/ru/desk`

test.each(own.trim().split(/\s+/))('%s is the site’s own', async (path) => {
  expect(await isOwnPath(database.db, path)).toBe(true)
})

test.each([
  '/2025/08/18/kazakhstan-ai-rollout',
  '/recovered/a',
  '/old/about',
  '/about/old',
  '/ru/old',
  '/sections',
  '/?p=1',
])('%s is free', async (path) => {
  expect(await isOwnPath(database.db, path)).toBe(false)
})
