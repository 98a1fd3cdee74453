import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { runChapar } from '../support/chapar-process.ts'
import { useDemoSite } from '../support/demo-site.ts'
import { markupFindings } from './axe-findings.ts'
import { type DemoPage, pagesInEnglish, pagesInOtherEditions, WITHDRAWN } from './demo-pages.ts'
import { layoutFaults } from './layout-faults.ts'

const site = useDemoSite()
let browser: Browser
let page: Page

/** A page of which nobody knows when it was captured. */
const CAPTURE = `The ferry timetable of the old lake harbour was found in a drawer
News

The timetable of the lake ferry was printed once a year until the ferry stopped. A copy turned up last week.

It lists four departures a day in summer and one in winter, and carries a note in pencil about wind.
`
const recovered: DemoPage[] = [
  [
    'recovered piece',
    '/recovered/the-ferry-timetable-of-the-old-lake-harbour-was-found-in-a-drawer',
    200,
  ],
  ['pieces without a date', '/recovered', 200],
]

beforeAll(async () => {
  browser = await launchBrowser()
  const context = await browser.newContext({ baseURL: site.url })
  page = await context.newPage()
  const settings = { DATA_DIR: site.dataDir }
  const withdrawn = await runChapar(['article', 'withdraw', WITHDRAWN, '--reason', 'No.'], settings)
  expect(withdrawn).toMatchObject({ code: 0 })
  const file = path.join(site.dataDir, 'capture.txt')
  await writeFile(file, CAPTURE)
  const rights = ['--publish', '--rights', 'own', '--origin', 'The Harbour Gazette of the North']
  const imported = await runChapar(['import', 'capture', file, ...rights], settings)
  expect(imported).toMatchObject({ code: 0 })
  // The worker follows by itself; this waits for it.
  expect(await runChapar(['reindex', '--json'], settings)).toMatchObject({ code: 0 })
}, 60_000)
afterAll(() => browser.close())

describe.each([...recovered, ...pagesInOtherEditions])('%s (%s)', (_type, address, status) => {
  it('has no finding of axe', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    expect((await page.goto(address))?.status()).toBe(status)
    expect(await markupFindings(page)).toEqual([])
  })
})

/** 1280 pixels at 400% are 320. */
it.each([...recovered, ...pagesInEnglish, ...pagesInOtherEditions])(
  'at 320 pixels, %s (%s) is read without loss and without scrolling sideways',
  async (_type, address) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(address)
    expect(await layoutFaults(page)).toEqual([])
  },
)

it('the look at 320 pixels sees what is planted', async () => {
  const planted = await browser.newPage({ viewport: { width: 320, height: 640 } })
  await planted.setContent(`<p style="width:400px">wide</p>
    <div style="overflow:hidden;width:90px"><p style="width:200px">cut</p></div>`)
  const faults = (await layoutFaults(planted)).join('\n')
  await planted.close()
  expect(faults).toContain('the page scrolls sideways')
  expect(faults).toContain('beside the page: p. wide')
  expect(faults).toContain('cut off: div. cut')
})
