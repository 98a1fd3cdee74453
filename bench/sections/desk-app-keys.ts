import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { pieceSchema } from '#contract/desk.ts'
import { anArticleText } from '../../test/support/builders.ts'
import { pageHeaders } from '../../test/support/page-headers.ts'
import { type InventedWords, inventWords } from '../data/invented-words.ts'
import { chanceFrom, seededRandom } from '../data/seeded-random.ts'
import { type Bench, type Line, verdict } from '../section.ts'
import { milliseconds, share } from '../support/figures.ts'
import { armKeys } from '../support/in-page.ts'
import { watchPageWork } from '../support/page-work.ts'
import { percentile } from '../support/statistics.ts'

const TARGET_MS = 16
const WORDS = 5000
/** From key to key, as fast hands do it, and how long each is held. */
const [PACE_MS, HELD_MS] = [60, 20]
const ROUNDS = 2
/** After a round, until what was typed is checked and saved. */
const REST_MS = 3000

/**
 * From a key to the end of the frame that shows its letter, typed in the middle of a long piece, and
 * in turn in a bare field with the same text.
 */
export async function keystrokes(bench: Bench, page: Page): Promise<Line[]> {
  const words = inventWords(chanceFrom(seededRandom(5000)))
  const paragraphs = paragraphsOf(words, WORDS)
  await openPiece(page, paragraphs)
  const ours = await takeSeat(page, '.body-editor .ProseMirror')
  const bare = await takeSeat(await openBareField(page.context(), paragraphs), '#field')
  const keys = bench.quick ? 30 : 100
  const typed = words.phrase(keys, keys).toLowerCase().slice(0, keys)
  // The first round is for the browser to compile what it will.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const seat of [ours, bare]) await typeRound(seat, typed)
  }
  const seen = ROUNDS * keys
  return linesOf(await figuresOf(ours, seen), await figuresOf(bare, seen))
}

/** So many words, in paragraphs of some fifty. */
function paragraphsOf(words: InventedWords, count: number): string[] {
  const made: string[] = []
  for (let left = count; left > 0; ) {
    const next = words.paragraph().split(' ').slice(0, left)
    made.push(next.join(' '))
    left -= next.length
  }
  return made
}

async function openPiece(page: Page, paragraphs: readonly string[]): Promise<void> {
  const { request } = page.context()
  const body = paragraphs.map((text, at) => {
    return { type: 'paragraph' as const, id: `para-${at}`, text, marks: [] }
  })
  const begun = await request.post('/desk/api/pieces', {
    headers: await pageHeaders(request),
    data: { edition: 'en', slug: 'a-long-piece', text: anArticleText({ body }) },
  })
  if (!begun.ok()) throw new Error(`the piece was not begun: ${await begun.text()}`)
  const { articleId } = pieceSchema.parse(await begun.json())
  await page.goto(`/desk/pieces/${articleId}`)
}

async function openBareField(
  context: BrowserContext,
  paragraphs: readonly string[],
): Promise<Page> {
  const page = await context.newPage()
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('')
  const style = 'max-width: 44rem; font: 18px/1.6 serif'
  await page.setContent(
    `<!doctype html><title>-</title><div id="field" contenteditable style="${style}">${text}</div>`,
  )
  return page
}

type Seat = {
  page: Page
  field: string
  worked: () => Promise<number>
  /** ms, of each key since the beginning */
  took: { jsonValue(): Promise<number[]> }
  /** ms of each round */
  processor: number[]
}

async function takeSeat(page: Page, field: string): Promise<Seat> {
  await page.locator(`${field} p`).first().waitFor()
  const worked = await watchPageWork(page)
  const took = await page.evaluateHandle(armKeys)
  return { page, field, worked, took, processor: [] }
}

async function typeRound({ page, field, worked, processor }: Seat, typed: string): Promise<void> {
  const paragraphs = page.locator(`${field} p`)
  const middle = paragraphs.nth(Math.floor((await paragraphs.count()) / 2))
  await page.bringToFront()
  // In its own middle too.
  await middle.click()
  await sleep(REST_MS)
  const [length, before] = [await lengthOf(page, field), await worked()]
  for (const letter of typed) {
    const begun = performance.now()
    await page.keyboard.press(letter === ' ' ? 'Space' : letter, { delay: HELD_MS })
    await sleep(Math.max(0, PACE_MS - (performance.now() - begun)))
  }
  await sleep(REST_MS)
  processor.push((await worked()) - before)
  const grown = (await lengthOf(page, field)) - length
  if (grown !== typed.length) throw new Error(`${grown} of ${typed.length} letters were written`)
}

async function lengthOf(page: Page, field: string): Promise<number> {
  const texts = await page.locator(`${field} p`).allTextContents()
  return texts.join('').length
}

type Figures = { took: number[]; processor: number }

/** Of the last `seen` keys. */
async function figuresOf({ took, processor }: Seat, seen: number): Promise<Figures> {
  const all = await took.jsonValue()
  const inAll = processor.slice(-ROUNDS).reduce((sum, ms) => sum + ms, 0)
  return { took: all.slice(-seen), processor: inAll / seen }
}

function linesOf(ours: Figures, bare: Figures): Line[] {
  const line = (what: string, figure: (of: Figures) => number): Line => ({
    what: `desk, a key in a piece of ${WORDS.toLocaleString('en')} words, ${what}`,
    figure: milliseconds(figure(ours)),
    control: milliseconds(figure(bare)),
    ratio: share(figure(ours), figure(bare)),
  })
  const at = (percent: number) => (of: Figures) => percentile(of.took, percent)
  return [
    {
      ...line('to the end of its frame: median (p5–p95; control: a bare field)', at(50)),
      spread: `${milliseconds(at(5)(ours))}–${milliseconds(at(95)(ours))}`,
      target: `≤ ${TARGET_MS} ms`,
      ...verdict(at(50)(ours) <= TARGET_MS),
    },
    line('to the end of its frame: p95', at(95)),
    line('with its share of checks and saves: processor time of the page', (of) => of.processor),
  ]
}
