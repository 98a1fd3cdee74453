import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ArticleText } from '#contract/article.ts'
import type { Piece } from '#contract/desk.ts'
import { projectFile } from '#platform/project-file.ts'
import { launchBrowser } from '../support/browser.ts'
import { anArticleText } from '../support/builders.ts'
import { runChapar } from '../support/chapar-process.ts'
import { useDemoSite } from '../support/demo-site.ts'
import { pageHeaders } from '../support/page-headers.ts'
import { expectSoundInBothLooks, expectSoundView } from './desk-faults.ts'

const site = useDemoSite()
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await signedIn()
})
afterAll(() => browser.close())

test('a piece is written with the keyboard alone, and stands on the server as it was written', async () => {
  const read = await open('The first of it')
  await tabTo('Headline')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('The ferry of Қаратау runs again')
  await page.keyboard.press('Tab')
  await page.keyboard.type('After a year, the boats are back')
  await tabTo('Text')
  const field = page.getByRole('textbox', { name: 'Text', exact: true })
  expect(await field.getAttribute('lang')).toBe('en')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('The boats ')
  await page.keyboard.press('ControlOrMeta+b')
  await page.keyboard.type('all')
  await page.keyboard.press('ControlOrMeta+b')
  await page.keyboard.type(' run.')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ControlOrMeta+Alt+2')
  await page.keyboard.type('Fares')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ControlOrMeta+Shift+8')
  await page.keyboard.type('adult')
  await page.keyboard.press('Enter')
  await page.keyboard.type('child')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ControlOrMeta+Shift+9')
  await page.keyboard.type('We waited')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Aida')
  await eventually(async () => (await read()).text.headline).toMatch(/runs again/)
  await eventually(async () => (await read()).text.body[3]).toMatchObject({ speaker: 'Aida' })
  const { text, slug } = await read()
  expect(slug).toBe('the-ferry-of-qaratau-runs-again')
  expect(text.standfirst).toBe('After a year, the boats are back')
  expect(text.body).toMatchObject([
    {
      type: 'paragraph',
      text: 'The boats all run.',
      marks: [{ type: 'strong', start: 10, end: 13 }],
    },
    { type: 'heading', level: 2, text: 'Fares' },
    { type: 'list', ordered: false, items: [{ text: 'adult' }, { text: 'child' }] },
    { type: 'quote', text: 'We waited', speaker: 'Aida' },
  ])
})

test('a paste from Word comes in clean and says what it left out', async () => {
  const read = await open('A paste')
  await page.getByRole('textbox', { name: 'Text', exact: true }).click()
  await page.keyboard.press('ControlOrMeta+a')
  const word = readFileSync(projectFile('desk/editor/paste/fixtures/word.txt'), 'utf8')
  await paste(word)
  await eventually(async () => (await read()).text.body.length).toBe(7)
  expect((await read()).text.body.map(({ type }) => type)).toEqual([
    ...['heading', 'paragraph', 'paragraph', 'list', 'list', 'table', 'paragraph'],
  ])
  const note = page.getByRole('status').filter({ hasText: 'Comments were left out' })
  expect(await note.innerText()).toContain('A picture was left out')
})

test('what is cut and pasted is the same block, and what is copied a new one', async () => {
  const read = await open('Two words')
  await page.getByRole('textbox', { name: 'Text', exact: true }).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+x')
  await page.keyboard.press('ControlOrMeta+v')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ControlOrMeta+v')
  await eventually(async () => (await read()).text.body.length).toBe(2)
  const [first, second] = (await read()).text.body
  expect(first).toMatchObject({ id: 'para', text: 'Two words' })
  expect(second).toMatchObject({ text: 'Two words', id: expect.stringMatching(/^[0-9a-z]{12}$/) })
})

test('words are found and replaced, and a letter is put in from the palette', async () => {
  const read = await open('the ferry, The Ferry and ferryman')
  await page.getByRole('textbox', { name: 'Text', exact: true }).click()
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('ferry')
  await page.getByText('3', { exact: false }).and(page.locator('output')).waitFor()
  await page.getByLabel('Whole words').check()
  expect(await page.locator('output').innerText()).toMatch(/of 2$/)
  await page.getByLabel('Replace by').fill('boat')
  await page.getByRole('button', { name: 'Replace all' }).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('ControlOrMeta+Alt+l')
  const first = page.getByRole('button', { name: 'ә', exact: true })
  await first.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.type('!')
  const wanted = 'the boat, The boat and ferrymanӘ!'
  await eventually(async () => textOf(await read())).toBe(wanted)
  for (const name of ['Headline', 'Standfirst', 'Note on sources']) {
    const field = page.getByLabel(name, { exact: true })
    await field.fill('Тоз')
    await field.press('ArrowLeft')
    await page.keyboard.press('ControlOrMeta+Alt+l')
    await page.getByText(`Into: ${name}`).waitFor()
    await first.first().press('Enter')
    await page.keyboard.press('Escape')
    await page.keyboard.type('!')
  }
  const words = async () => {
    const { headline, standfirst, sourcesNote, body } = (await read()).text
    return { headline, standfirst, sourcesNote, text: body.length }
  }
  const put = 'Тоә!з'
  const filled = { headline: put, standfirst: put, sourcesNote: put, text: 1 }
  await eventually(words).toEqual(filled)
  expect(textOf(await read())).toBe(wanted)
})

test('words are found in every field in the order of the page, and replaced in all of them', async () => {
  const read = await open('The ferry of the ferry company', {
    ...{
      headline: `The ferry runs ${'on'.repeat(60)}`,
      standfirst: 'A ferry again',
      sourcesNote: 'Log of the ferry',
    },
    dateline: 'FERRY POINT',
    speaker: 'Ferry master',
  })
  const field = (name: string) => page.getByLabel(name, { exact: true })
  await field('Headline').click()
  await page.keyboard.press('Home')
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('ferry')
  const panel = page.getByRole('search', { name: 'Find and replace' })
  const count = panel.locator('output')
  await eventually(() => count.innerText()).toBe('1 of 7')
  expect(await panel.getByRole('listitem').allInnerTexts()).toEqual([
    ...['Headline: 1', 'Standfirst: 1', 'Text: 2', 'Who says it: 1', 'Note on sources: 1'],
    'Dateline: 1',
  ])
  const chosen = () =>
    page.evaluate(() => {
      const now = document.activeElement
      const isField = now instanceof HTMLInputElement || now instanceof HTMLTextAreaElement
      const [from, to] = isField ? [now.selectionStart ?? 0, now.selectionEnd ?? 0] : [0, 0]
      return isField && `${now.labels?.[0]?.textContent}: ${now.value.slice(from, to)}`
    })
  const gone: unknown[] = []
  // Round, and back at the first.
  for (const at of [1, 2, 3, 4, 5, 6, 7, 1]) {
    await page.keyboard.press('Enter')
    await eventually(() => count.innerText()).toBe(`${at} of 7`)
    gone.push(await chosen())
  }
  // Where the text is shown, the panel has the focus.
  expect(gone).toEqual([
    ...['Headline: ferry', 'Standfirst: ferry', 'Find: ', 'Find: ', 'Who says it: Ferry'],
    ...['Note on sources: ferry', 'Dateline: FERRY', 'Headline: ferry'],
  ])
  await page.keyboard.press('Escape')
  await panel.getByLabel('Replace by').fill('x'.repeat(300))
  await panel.getByRole('button', { name: 'Headline: 1' }).press('Enter')
  await page.keyboard.press('Escape')
  await panel.getByRole('button', { name: 'Replace', exact: true }).click()
  await panel.getByText('Headline: it holds 300 characters at most').waitFor()
  await panel.getByLabel('Replace by').fill('boat')
  await panel.getByRole('button', { name: 'Replace', exact: true }).click()
  await eventually(() => count.innerText()).toBe('1 of 6')
  expect(await chosen()).toBe('Standfirst: ferry')
  await panel.getByRole('button', { name: 'Replace all' }).click()
  await panel.getByText('6 replaced').waitFor()
  await field('Dateline').click()
  await page.keyboard.press('ControlOrMeta+z')
  const words = async () => {
    const { headline, standfirst, dateline, sourcesNote, body } = (await read()).text
    return [headline, standfirst, dateline, sourcesNote, body[0], body[1]]
  }
  await eventually(words).toMatchObject([
    ...[`The boat runs ${'on'.repeat(60)}`, 'A boat again', 'FERRY POINT', 'Log of the boat'],
    ...[{ text: 'The boat of the boat company' }, { speaker: 'boat master' }],
  ])
})

test('a card of a storyline is put in and changed with the keys, and refused with a sentence', async () => {
  const read = await open('The ice is breaking')
  await page.getByRole('textbox', { name: 'Text', exact: true }).click()
  await pressOn('Storyline')
  const dialog = page.getByRole('dialog', { name: 'Storyline' })
  const title = dialog.getByLabel('Title')
  await expect.poll(() => title.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await dialog.getByText('Write what the storyline is called').waitFor()
  await expectSoundView(page, '[role=dialog]')
  await page.keyboard.type('Floods of spring')
  await page.keyboard.press('Tab')
  await page.keyboard.type('floods')
  await page.keyboard.press('Enter')
  await dialog.getByText('This is no number of a storyline').waitFor()
  await pressOn('New number')
  await title.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  const written = { type: 'storyline-card', title: 'Floods of spring' }
  await eventually(async () => (await read()).text.body[1]).toMatchObject(written)
  const before = (await read()).text.body[1]
  await pressOn('Change the storyline')
  await title.fill('Floods in the north')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await pressOn('Change the storyline')
  await title.fill('Floods of this spring')
  await title.press('Enter')
  const changed = { ...before, title: 'Floods of this spring' }
  await eventually(async () => (await read()).text.body[1]).toEqual(changed)
})

test('what the house checks find is marked, gone to and mended, and the text is not touched before', async () => {
  const read = await open('They said the the ferry “runs')
  await page.getByRole('button', { name: /House checks: 2/ }).click()
  expect(await page.locator('.told').allInnerTexts()).toEqual(['the the', '“'])
  await page.getByRole('button', { name: 'Mend' }).click()
  await page.getByRole('button', { name: /House checks: 1/ }).waitFor()
  await eventually(async () => textOf(await read())).toBe('They said the ferry “runs')
})

test('what they find in a field is said under it, gone to and mended', async () => {
  const read = await open('All is well', { speaker: 'Aida Aida', headline: 'It is is the city’s' })
  const remark = page.getByRole('list', { name: 'House checks: Headline' })
  await remark.getByText('“is” stands here twice').waitFor()
  await page.getByRole('button', { name: 'House checks: 2 to look at' }).waitFor()
  await expectSoundView(page, '.piece-form')
  const field = page.getByLabel('Headline', { exact: true })
  await remark.getByRole('button', { name: 'Go to' }).click()
  expect(await field.evaluate((now: HTMLTextAreaElement) => now.selectionEnd)).toBe(8)
  await remark.getByRole('button', { name: 'Mend' }).click()
  await remark.waitFor({ state: 'detached' })
  const ofSpeaker = page.locator('.block-remark', { hasText: 'Who says it: “Aida”' })
  await ofSpeaker.getByRole('button', { name: 'Go to' }).click()
  await page.keyboard.press('Home')
  await page.keyboard.type('Old ')
  await ofSpeaker.getByText('Old Aida Aida').waitFor()
  await ofSpeaker.getByRole('button', { name: 'Mend' }).click()
  await page.getByRole('button', { name: 'House checks: nothing found' }).waitFor()
  await eventually(async () => (await read()).text).toMatchObject({
    headline: 'It is the city’s',
    body: [{ text: 'All is well' }, { speaker: 'Old Aida' }],
  })
})

test('the page of a piece has no faults that axe knows, in both sizes', async () => {
  await open('To be looked at')
  await page.getByRole('button', { name: 'House checks: nothing found' }).waitFor()
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectSoundView(page)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  for (const keys of ['f', 'Alt+l', 'Alt+c', 'k', '/']) {
    await page.getByRole('textbox', { name: 'Text', exact: true }).click()
    await page.keyboard.press(`ControlOrMeta+${keys}`)
    const panel = page.locator('.editor-panel, [role=dialog]')
    await panel.waitFor()
    const within = '.editor-panel, [role=dialog]'
    await (keys === 'k' ? expectSoundInBothLooks : expectSoundView)(page, within)
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
  }
  // Cards: what is asked of a storyline before it stands there, with its faults, and a chart as it stands.
  await pressOn('Storyline')
  await page.getByRole('button', { name: 'Put it in' }).click()
  await expectSoundInBothLooks(page, '[role=dialog]')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await pressOn('Rate chart')
  await page.getByText('Rate chart').first().waitFor()
  await expectSoundInBothLooks(page, '.body-editor')
  await page.emulateMedia({ colorScheme: 'light' })
})

async function signedIn(): Promise<Page> {
  const made = await runChapar(
    ['user', 'create', 'writer@example.org', '--name', 'Test Writer', '--role', 'reporter'],
    { DATA_DIR: site.dataDir, SITE_URL: site.url },
  )
  const [link = ''] = /http:\S+/.exec(made.out) ?? []
  const context = await browser.newContext({
    baseURL: site.url,
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  })
  const signingIn = await context.newPage()
  await signingIn.goto(link)
  await signingIn.getByLabel('New password').fill('four quiet yaks upstream')
  await signingIn.getByRole('button', { name: 'Set the password' }).click()
  await signingIn.waitForURL(/\/desk\/?($|pieces)/)
  return signingIn
}

/** The desk saves behind a pause of typing. */
function eventually<T>(read: () => Promise<T>) {
  return expect.poll(read, { timeout: 20_000 })
}

/**
 * A piece of one paragraph, and a quote where a speaker is given, opened at the desk; gives a way to
 * read it from the server.
 */
async function open(
  words: string,
  { speaker, ...more }: Partial<ArticleText> & { speaker?: string } = {},
): Promise<() => Promise<Piece>> {
  const quote = { type: 'quote' as const, id: 'quot', text: 'So it is', marks: [] }
  const text = anArticleText({
    ...{ headline: 'Untitled', standfirst: '', ...more },
    body: [
      { type: 'paragraph', id: 'para', text: words, marks: [] },
      ...(speaker === undefined ? [] : [{ ...quote, speaker }]),
    ],
  })
  const begun = await call('POST', '', { edition: 'en', slug: 'untitled', text })
  await page.goto(`/desk/pieces/${begun.articleId}`)
  await page.getByText(words).waitFor()
  return () => call('GET', `/${begun.articleId}`)
}

async function call(method: string, path: string, data?: unknown): Promise<Piece> {
  const { request } = page.context()
  const answer = await request.fetch(`/desk/api/pieces${path}`, {
    method,
    headers: await pageHeaders(request),
    ...(data !== undefined && { data }),
  })
  return answer.json()
}

/** Presses Tab until the field with that name has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const now = document.activeElement
      return now instanceof HTMLTextAreaElement
        ? now.labels[0]?.textContent
        : now?.getAttribute('aria-label')
    })
    if (at === name) return
  }
  throw new Error(`Tab does not lead to ${name}`)
}

async function pressOn(button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).press('Enter')
}

async function paste(html: string): Promise<void> {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', given)
    clipboardData.setData('text/plain', 'plain')
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, html)
}

function textOf({ text }: Piece): string {
  return text.body.map((block) => ('text' in block ? block.text : '')).join('\n')
}
