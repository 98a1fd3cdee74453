import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureTerm } from '#articles/terms.ts'
import type { ArticleKind, TermAxis } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import { keepPicture } from '#media/keep-picture.ts'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { launchBrowser } from '../support/browser.ts'
import { aPicture, aPublishedArticle, aSite } from '../support/builders.ts'
import { startChapar } from '../support/chapar-process.ts'
import { aPhotograph } from '../support/picture-files.ts'
import { useTestDatabase } from '../support/test-database.ts'
import { useTestMedia } from '../support/test-media.ts'
import { urlOf } from '../support/web-processes.ts'
import { axeFindings } from './axe-findings.ts'
import { layoutFaults } from './layout-faults.ts'

const database = useTestDatabase()
const store = useTestMedia()
const written = ['en', 'ru', 'kk'] as const
const countries: string[] = []
let site = ''
let browser: Browser
let context: BrowserContext
let mediaId = ''

/** One of 20 characters and one of 160 in each language, with the longest words that it has. */
const headlines: Record<(typeof written)[number], [short: string, long: string]> = {
  en: [
    'Bridge opens in Osh.',
    'Interdepartmental telecommunications commission recommends counterrevolutionarily straightforward reimbursement of misappropriated irrigation subsidies, at last',
  ],
  ru: [
    'Мост в Оше открылся.',
    'Водогрязеторфопарафинолечение и частнопредпринимательская железнодорожностроительная достопримечательность: межправительственная комиссия рассекретила показатели',
  ],
  kk: [
    'Ошта көпір ашылды ма',
    'Қанағаттандырылмағандықтарыңыздан кейін ұлтсыздандырылмағандардың мемлекетаралық ынтымақтастығын қайтақұрылымдандырушылар өкілеттілендірілген комиссияны қолдайды',
  ],
}

beforeAll(async () => {
  const { db } = database
  await aSite(db, { editions: [...written] })
  countries.push(
    await aNamedTerm('country', 'KZ', ['Kazakhstan', 'Казахстан', 'Қазақстан']),
    await aNamedTerm('country', 'KG', ['Kyrgyzstan', 'Кыргызстан', 'Қырғызстан']),
  )
  const taken = await store.media.imaging.take(
    await aPhotograph('jpeg', { width: 1200, height: 800 }),
  )
  const kept = await transact(db, (tx) =>
    keepPicture(tx, store.media.originals, { actor: operator, taken }),
  )
  mediaId = kept.mediaId
  browser = await launchBrowser()
  context = await browser.newContext()
})
afterAll(() => browser.close())

function aNamedTerm(axis: TermAxis, code: string, [en, ru, kk]: [string, string, string]) {
  const slug = code.toLowerCase()
  const names = Object.entries({ en, ru, kk }).map(([edition, name]) => ({
    ...{ edition: edition as Edition, name, slug },
  }))
  return transact(database.db, async (tx) => {
    const { id } = await ensureTerm(tx, { axis, code, position: 0, names })
    return id
  })
}

const kinds: ArticleKind[] = ['news', 'analysis', 'opinion', 'brief', 'news', 'live']

/** Adds pieces to these editions, newest last; three of five with a picture where `illustrated`. */
async function publish(
  editions: readonly (typeof written)[number][],
  [from, to]: [number, number],
  illustrated: boolean,
) {
  for (const edition of editions) {
    for (let number = from; number < to; number += 1) {
      const [short, long] = headlines[edition]
      const headline = number % 2 === 0 ? long : short
      const standfirst = number % 4 === 1 ? '' : `${long} ${short}`
      const leadPicture = illustrated && number % 5 < 3 ? aPicture(mediaId) : null
      const kind = kinds[number % kinds.length] ?? 'news'
      const terms = countries.slice(0, (number % 3) + 1)
      await aPublishedArticle(database.db, {
        ...{ edition, slug: `piece-${edition}-${number}` },
        text: { headline, standfirst, kind, leadPicture, terms },
        at: new Date(Date.UTC(2026, 9, 1, number)),
      })
    }
  }
}

const fronts = ['/', '/ru', '/kk']
const widths = [320, 360, 768, 1280]

async function openAt(path: string, width: number) {
  const page = await context.newPage()
  await page.setViewportSize({ width, height: 800 })
  await page.goto(site + path)
  return page
}

async function looksRight() {
  for (const path of fronts) {
    for (const width of widths) {
      const page = await openAt(path, width)
      expect(await layoutFaults(page), `${path} at ${width}`).toEqual([])
      if (width === 1280) expect(await axeFindings(page)).toEqual([])
      await page.close()
    }
  }
}

/** A site that has never shown anything else. */
async function served(look: () => Promise<void>) {
  const DATABASE_URL = urlOf(database.connection)
  const settings = { DATABASE_URL, DATA_DIR: store.dataDir, PORT: '0', LOG_LEVEL: 'fatal' }
  const web = startChapar(['web'], settings)
  try {
    site = await web.address
    await look()
  } finally {
    web.kill('SIGTERM')
    await web.finished
  }
}

const counted = async (path: string) => {
  const page = await openAt(path, 1280)
  const links = page.locator('main :is(article, li) :is(h2, h3) a')
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  const pictures = await page.locator('main source[type="image/avif"]').count()
  await page.close()
  return { pieces: new Set(paths).size, pictures }
}

describe('the front page', () => {
  it('with three pieces and no picture holds together', async () => {
    await publish(written, [0, 3], false)
    await served(async () => {
      await looksRight()
      expect(await counted('/kk')).toMatchObject({ pieces: 3, pictures: 0 })
    })
  })

  it('with three hundred, headlines of 20 and of 160 characters, and pictures', async () => {
    await publish(['en', 'ru'], [3, 40], true)
    await publish(['kk'], [3, 300], true)
    await served(async () => {
      await looksRight()
      const { pieces, pictures } = await counted('/kk')
      expect(pieces).toBeGreaterThan(20)
      expect(pictures).toBeGreaterThan(1)
    })
  }, 240_000)

  it('is given headlines of the lengths that it promises to bear', () => {
    for (const [short, long] of Object.values(headlines)) {
      expect(short).toHaveLength(20)
      expect(long.length).toBeGreaterThanOrEqual(155)
      expect(long.length).toBeLessThanOrEqual(165)
    }
  })
})
