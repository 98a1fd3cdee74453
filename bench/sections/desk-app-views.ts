import { setTimeout as sleep } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'
import { type Bench, type Line, verdict } from '../section.ts'
import { milliseconds, share } from '../support/figures.ts'
import { addBareDialog, armView, type Drawn } from '../support/in-page.ts'
import { watchPageWork } from '../support/page-work.ts'
import { median, percentile } from '../support/statistics.ts'

const TARGET_MS = 150
/** So often each view is seen before it counts. */
const WARM_ROUNDS = 2
/**
 * Between clicks. A round is then longer than the five seconds for which the application takes what
 * it looked up for new, so each view looks it up again.
 */
const REST_MS = 2000

type View = { name: string; link: Locator; drawn: Drawn }

/**
 * From a click on a link to the view drawn, each seen before. The pointer comes and clicks at once,
 * as a finger does: nothing is loaded ahead while it hovers.
 */
export async function laterViews(bench: Bench, page: Page): Promise<Line[]> {
  const views = await listViews(page)
  const worked = await watchPageWork(page)
  const times = new Map<string, Taken[]>()
  for (let round = -WARM_ROUNDS; round < bench.rounds; round += 1) {
    for (const { name, taken } of await eachOnce(page, views, worked)) {
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), taken])
    }
  }
  const control = times.get(CONTROL) ?? []
  return views.flatMap(({ name }) => linesOf(name, times.get(name) ?? [], control))
}

function linesOf(name: string, took: readonly Taken[], control: readonly Taken[]): Line[] {
  const line = (which: keyof Taken) => {
    const of = (all: readonly Taken[]) => all.map((taken) => taken[which])
    const [ms, bare] = [of(took), median(of(control))]
    return {
      figure: milliseconds(median(ms)),
      spread: `${milliseconds(percentile(ms, 5))}–${milliseconds(percentile(ms, 95))}`,
      control: milliseconds(bare),
      ratio: share(median(ms), bare),
    }
  }
  const middle = median(took.map(({ ms }) => ms))
  return [
    {
      what: `desk, ${name} once more, click to drawn: median (p5–p95; control: ${CONTROL})`,
      ...line('ms'),
      target: `≤ ${TARGET_MS} ms`,
      ...verdict(middle <= TARGET_MS),
    },
    { what: `desk, ${name} once more: processor time of the page’s thread`, ...line('work') },
  ]
}

/** What a click costs that shows one line by the browser's own means, on the same page. */
const CONTROL = 'a bare dialog'
const BARE: Drawn = { heading: 'A line', content: 'dialog[open]' }

/** In an order in which each has the link to the next. */
async function listViews(page: Page): Promise<View[]> {
  const inNavigation = (name: string) => page.locator('nav a', { hasText: new RegExp(`^${name}$`) })
  const [first, list] = [inNavigation('First page'), inNavigation('Pieces')]
  const piece = page.getByRole('rowheader').getByRole('link').first()
  await list.click()
  const headline = (await piece.textContent()) ?? ''
  await first.click()
  return [
    {
      name: 'the list of pieces',
      link: list,
      drawn: { heading: 'Pieces', content: 'table.desk-list th[scope=row] a' },
    },
    {
      name: 'a piece with its editor',
      link: piece,
      drawn: { heading: headline, content: '.body-editor .ProseMirror p' },
    },
    {
      name: 'the first page',
      link: first,
      drawn: { heading: 'First page', content: '.desk-signal, #quiet' },
    },
  ]
}

/** `ms` by the clock; `work`: of the page's main thread in that time. */
type Taken = { ms: number; work: number }

async function eachOnce(
  page: Page,
  views: readonly View[],
  worked: () => Promise<number>,
): Promise<{ name: string; taken: Taken }[]> {
  const took: { name: string; taken: Taken }[] = []
  const click = async ({ name, link, drawn }: View) => {
    const before = await worked()
    const armed = await page.evaluateHandle(armView, drawn)
    await link.click()
    const ms = await armed.evaluate((view) => view.drawn)
    took.push({ name, taken: { ms, work: (await worked()) - before } })
    await sleep(REST_MS)
  }
  for (const view of views) await click(view)
  await page.evaluate(addBareDialog, { heading: BARE.heading })
  await click({ name: CONTROL, link: page.locator('#bare'), drawn: BARE })
  await page.locator('#bare').evaluate((button) => button.remove())
  await page.locator('#bare-dialog').evaluate((dialog) => dialog.remove())
  return took
}
