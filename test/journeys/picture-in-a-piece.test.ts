import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Body } from '#contract/body.ts'
import { launchBrowser } from '../support/browser.ts'
import { anArticleText } from '../support/builders.ts'
import { runChapar } from '../support/chapar-process.ts'
import { useDemoSite } from '../support/demo-site.ts'
import { pageHeaders } from '../support/page-headers.ts'
import { expectSoundView, watchDesk } from './desk-faults.ts'

const site = useDemoSite()
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  const context = await browser.newContext({
    baseURL: site.url,
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  })
  page = await context.newPage()
  const settings = { DATA_DIR: site.dataDir, SITE_URL: site.url }
  const person = ['picture-editor@example.org', '--name', 'Test Editor', '--role', 'editor']
  const made = await runChapar(['user', 'create', ...person], settings)
  await page.goto(/http:\S+/.exec(made.out)?.[0] ?? '')
  await page.getByLabel('New password').fill('four quiet yaks upstream')
  await page.keyboard.press('Enter')
  await arrives('First page')
})
afterAll(() => browser.close())

/** A machine that is busy with other things takes its time. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 })

const arrives = (name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor()

/** Blue on the left, red on the right: so a pixel tells which part is shown. */
const twoHalves = async (name: string, width = 1600) => {
  const half = { width: width / 2, height: 1000, channels: 3 as const, background: '#c02020' }
  const right = await sharp({ create: half }).png().toBuffer()
  const buffer = await sharp({ create: { ...half, width, background: '#2040c0' } })
    .composite([{ input: right, left: width / 2, top: 0 }])
    .jpeg()
    .toBuffer()
  return { name, mimeType: 'image/jpeg', buffer }
}

const call = async (method: string, path: string, data?: object) => {
  const headers = await pageHeaders(page.request)
  const options = { method, headers, ...(data && { data }) }
  const answer = await page.request.fetch(`/desk/api${path}`, options)
  return answer.json()
}

test('pictures come in by choice, drop and paste; what is none is refused, and the line may break', async () => {
  const watch = watchDesk(page, site.url)
  await page.goto('/desk/pictures')
  await arrives('Pictures')
  await page.context().setOffline(true)
  await page
    .locator('input[type=file]')
    .setInputFiles([
      await twoHalves('first.jpg'),
      { name: 'second.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>') },
      await twoHalves('third.jpg', 1200),
    ])
  await page.getByText('waits for the line').first().waitFor()
  await page.context().setOffline(false)
  await page.getByText('2 of 3 in the library, 1 refused').waitFor()
  await page.getByText('This is no picture:').waitFor()
  const { buffer } = await twoHalves('pasted.png', 800)
  for (const [kind, name] of [
    ['drop', 'dropped.jpg'],
    ['paste', 'pasted.jpg'],
  ] as const) {
    await page.evaluate(
      ([event, fileName, base64 = '']) => {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([bytes], fileName ?? '', { type: 'image/jpeg' }))
        const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
        const paste = new ClipboardEvent('paste', { clipboardData: dataTransfer, bubbles: true })
        document.querySelector('.picture-drop')?.dispatchEvent(event === 'drop' ? drop : paste)
      },
      [kind, name, buffer.toString('base64')],
    )
  }
  await page.getByText('4 of 5 in the library, 1 refused').waitFor()
  const names = page.locator('.picture-grid .picture-name:first-of-type')
  await eventually(async () => (await names.allInnerTexts()).slice(0, 3)).toEqual([
    expect.stringMatching(/^(dropped|pasted)\.jpg$/),
    'third.jpg',
    'first.jpg',
  ])
  // What Word and Excel copy has a picture of the words beside them.
  const isTaken = await page.getByRole('searchbox', { name: 'Words' }).evaluate((field) => {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File(['…'], 'of-the-words.png', { type: 'image/png' }))
    clipboardData.setData('text/plain', 'ferry')
    const about = { clipboardData, bubbles: true, cancelable: true }
    return !field.dispatchEvent(new ClipboardEvent('paste', about))
  })
  expect(isTaken).toBe(false)
  // What went wrong on the line, and what was refused, the browser tells by itself.
  expect(watch.faults().filter((fault) => !/Failed to load|ERR_INTERNET/.test(fault))).toEqual([])
})

test('a picture is described and cut with the keyboard alone', async () => {
  await page.getByRole('searchbox', { name: 'Words' }).fill('first.jpg')
  await eventually(() => page.locator('.picture-grid li').count()).toBe(1)
  await page.getByRole('link', { name: /first\.jpg/ }).click()
  await arrives('first.jpg')
  await page.getByRole('textbox', { name: 'Alt text' }).focus()
  await page.keyboard.type('A flag of\n two colours')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Aigul Example')
  await page.keyboard.press('Enter')
  await arrives('A flag of two colours')
  await page.getByRole('button', { name: /^Focal point: 50%/ }).focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight')
  await page.getByRole('button', { name: /^Focal point: 90% from the left/ }).waitFor()
  await page.getByRole('radio', { name: 'Wide' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: /^Cut: 100% of the width/ }).focus()
  for (let i = 0; i < 20; i++) await page.keyboard.press('-')
  for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowLeft')
  await page.getByRole('button', { name: /^Cut: 3\d% of the width, 0% from the left/ }).waitFor()
  await page.getByRole('button', { name: 'Save what is seen' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Save what is seen', disabled: true }).waitFor()
})

let path = ''
let shownIn = ''

test('it is chosen for a piece, in words of its own, and is public with them', async () => {
  const text = anArticleText({ headline: 'A flag for the pass' })
  const piece = await call('POST', '/pieces', { edition: 'en', slug: 'a-flag', text })
  await page.goto(`/desk/pieces/${piece.articleId}`)
  await page.getByRole('region', { name: 'Lead picture' }).getByRole('button').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('searchbox', { name: 'Words' }).fill('two colours')
  await eventually(() => dialog.locator('.picture-grid li').count()).toBe(1)
  await dialog.getByRole('button', { name: /A flag of two colours/ }).click()
  const alt = dialog.getByRole('textbox', { name: 'Alt text' })
  expect(await alt.inputValue()).toBe('A flag of two colours')
  await alt.fill('')
  await dialog.getByRole('button', { name: 'Use this picture' }).click()
  await dialog.getByText('Say what the picture shows').waitFor()
  await alt.fill('The flag over the pass')
  await dialog.getByRole('textbox', { name: 'Caption' }).fill('It was raised on Sunday')
  await dialog.getByRole('button', { name: 'Use this picture' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Picture', exact: true }).click()
  await dialog.locator('input[type=file]').setInputFiles([await twoHalves('inside.jpg', 1000)])
  await alt.fill('The same flag from the valley')
  await dialog.getByRole('button', { name: 'Use this picture' }).click()
  const read = () => call('GET', `/pieces/${piece.articleId}`)
  await eventually(async () => (await read()).text.body.length).toBe(2)
  await page.getByLabel('Headline', { exact: true }).click()
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('Sunday')
  await page.getByLabel('Replace by').fill('Monday')
  await page.getByRole('button', { name: 'Replace all' }).click()
  await page.getByText('1 replaced, all in the lead picture’s words').waitFor()
  await page.keyboard.press('Escape')
  await eventually(async () => (await read()).text.leadPicture.caption).toMatch(/Monday$/)
  const saved = await read()
  expect(saved.text.leadPicture).toMatchObject({
    ...{ alt: 'The flag over the pass', caption: 'It was raised on Monday' },
    credit: 'Aigul Example',
  })
  expect(saved.text.body[1]).toMatchObject({
    type: 'picture',
    alt: 'The same flag from the valley',
  })
  const at = `/pieces/${piece.articleId}`
  await call('POST', `${at}/submit`, { version: saved.version })
  await call('POST', `${at}/approve`, { version: saved.version })
  const published = await call('POST', `${at}/publish`, { version: saved.version })
  path = published.path
  shownIn = piece.articleId
  expect(path).toMatch(/a-flag$/)
})

test('whoever may only read a piece finds words in it, and is offered no replacing', async () => {
  const settings = { DATA_DIR: site.dataDir, SITE_URL: site.url }
  const person = ['picture-reader@example.org', '--name', 'Test Reporter', '--role', 'reporter']
  const made = await runChapar(['user', 'create', ...person], settings)
  const context = await browser.newContext({ baseURL: site.url, serviceWorkers: 'block' })
  const reading = await context.newPage()
  await reading.goto(/http:\S+/.exec(made.out)?.[0] ?? '')
  await reading.getByLabel('New password').fill('four quiet yaks upstream')
  await reading.keyboard.press('Enter')
  await reading.getByRole('heading', { level: 1, name: 'First page', exact: true }).waitFor()
  await reading.goto(`/desk/pieces/${shownIn}`)
  const headline = reading.getByLabel('Headline', { exact: true })
  await headline.click()
  await reading.keyboard.press('ControlOrMeta+f')
  const panel = reading.getByRole('search', { name: 'Find', exact: true })
  await panel.getByRole('textbox', { name: 'Find' }).fill('flag')
  await eventually(() => panel.getByRole('listitem').allInnerTexts()).toEqual([
    ...['Headline: 1', 'Alt text of a picture: 1', 'Alt text of the lead picture: 1'],
  ])
  expect(await panel.getByText('Replace').count()).toBe(0)
  // The picture has nothing here that could have the focus: the panel has it, and one Esc closes it.
  for (const at of [1, 2, 3]) {
    await reading.keyboard.press('Enter')
    await eventually(() => panel.locator('output').innerText()).toBe(`${at} of 3`)
  }
  await reading.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  await context.close()
})

test('pictures pasted into the text come up on a broken line, and stand there when they have words', async () => {
  const words = { type: 'paragraph', marks: [] }
  const body = ['First', 'Second'].map((text, i) => ({ ...words, id: `par${i}`, text }))
  const text = anArticleText({ headline: 'Boats again', body: body as Body })
  const piece = await call('POST', '/pieces', { edition: 'en', slug: 'boats', text })
  const read = () => call('GET', `/pieces/${piece.articleId}`)
  await page.goto(`/desk/pieces/${piece.articleId}`)
  await page.getByText('First', { exact: true }).click()
  await page.keyboard.press('End')
  await page.context().setOffline(true)
  const files = await Promise.all([720, 760].map((width) => twoHalves('boat.jpg', width)))
  await page.evaluate(
    (given) => {
      const clipboardData = new DataTransfer()
      for (const [i, base64] of given.entries()) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
        const name = `boat-${i}.jpg`
        clipboardData.items.add(new File([bytes], name, { type: 'image/jpeg' }))
      }
      clipboardData.items.add(new File(['<html>'], 'page.jpg', { type: 'image/jpeg' }))
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    },
    files.map(({ buffer }) => buffer.toString('base64')),
  )
  const arriving = page.locator('.block-arriving')
  await arriving.getByText('waits for the line').first().waitFor()
  await page.keyboard.type('And ')
  await page.context().setOffline(false)
  const field = page.getByRole('textbox', { name: 'Text', exact: true })
  await arriving.getByText('This is no picture:').waitFor()
  await arriving.getByRole('button', { name: 'Dismiss page.jpg' }).click()
  const say = arriving.getByRole('button', { name: 'Say what it shows' })
  await eventually(() => say.count()).toBe(2)
  await expectSoundView(page)
  const dialog = page.getByRole('dialog')
  await say.last().click()
  await dialog.getByRole('button', { name: 'Use this picture' }).click()
  await dialog.getByText('Say what the picture shows').waitFor()
  await dialog.getByRole('textbox', { name: 'Alt text' }).fill('The second boat')
  await dialog.getByRole('button', { name: 'Use this picture' }).click()
  await eventually(() => say.count()).toBe(1)
  await arriving.getByRole('button', { name: 'Leave it out' }).click()
  await eventually(() => arriving.count()).toBe(0)
  await eventually(async () => (await read()).text.body).toMatchObject([
    { text: 'First' },
    { type: 'picture', alt: 'The second boat' },
    { text: 'And Second' },
  ])
  expect(await field.locator('.block-picture img').isVisible()).toBe(true)
})

test('a picture that is dropped into the text comes where it fell, one of a copied text where it stood', async () => {
  const field = page.getByRole('textbox', { name: 'Text', exact: true })
  const [dropped, copied] = await Promise.all([680, 640].map((width) => twoHalves('b.jpg', width)))
  const give = (kind: 'drop' | 'paste', base64: string, at: { x: number; y: number }) =>
    page.evaluate(
      ([event, written, { x, y }]) => {
        const data = new DataTransfer()
        const whole = { bubbles: true, cancelable: true }
        if (event === 'drop') {
          const bytes = Uint8Array.from(atob(written), (sign) => sign.charCodeAt(0))
          data.items.add(new File([bytes], 'dropped.jpg', { type: 'image/jpeg' }))
          const drop = { dataTransfer: data, clientX: x, clientY: y, ...whole }
          document.elementFromPoint(x, y)?.dispatchEvent(new DragEvent('drop', drop))
        } else {
          const picture = `<img src="data:image/jpeg;base64,${written}">`
          data.setData('text/html', `<p>Third</p><p>${picture}</p><p>Fourth</p>`)
          const paste = new ClipboardEvent('paste', { clipboardData: data, ...whole })
          document.activeElement?.dispatchEvent(paste)
        }
      },
      [kind, base64, at] as const,
    )
  const inOrder = () =>
    field.evaluate((now) =>
      [...now.children]
        .map((one) => /block-(arriving|picture)/.exec(one.className)?.[1] ?? one.textContent)
        .filter((one) => one !== ''),
    )
  // The cursor is in a field. That takes no file, nor does the browser open one instead.
  const beside = await page.getByRole('textbox', { name: 'Dateline' }).evaluate((input) => {
    input.focus({ preventScroll: true })
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['x'], 'beside.jpg', { type: 'image/jpeg' }))
    const drop = { dataTransfer, bubbles: true, cancelable: true }
    return ['dragover', 'drop'].map((kind) => input.dispatchEvent(new DragEvent(kind, drop)))
  })
  expect(beside).toEqual([false, false])
  const first = await field.getByText('First', { exact: true }).boundingBox()
  const middle = { x: (first?.x ?? 0) + 20, y: (first?.y ?? 0) + (first?.height ?? 0) / 2 }
  await give('drop', dropped?.buffer.toString('base64') ?? '', middle)
  await eventually(inOrder).toEqual(['First', 'arriving', 'picture', 'And Second'])
  const say = field.getByRole('button', { name: 'Say what it shows' })
  await eventually(() => say.count()).toBe(1)
  await page.getByText('And Second', { exact: true }).click()
  // The browser tells the editor of the cursor a frame later, and nobody's hand is so quick.
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen))))
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await give('paste', copied?.buffer.toString('base64') ?? '', middle)
  const wanted = ['First', 'arriving', 'picture', 'And Second', 'Third', 'arriving', 'Fourth']
  await eventually(inOrder).toEqual(wanted)
  await eventually(() => say.count()).toBe(2)
  await page.keyboard.type('!')
  await eventually(() => field.getByText('Fourth!').count()).toBe(1)
  for (const _ of wanted.filter((one) => one === 'arriving')) {
    await field.getByRole('button', { name: 'Leave it out' }).first().click()
  }
})

/** Of the middle of what an address shows. */
async function colourOf(address: string): Promise<'blue' | 'red'> {
  const bytes = await (await page.request.get(address)).body()
  const [red = 0, , blue = 0] = await sharp(bytes)
    .resize(1, 1, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer()
  return red > blue ? 'red' : 'blue'
}

test('readers see it in each shape as it was cut, and a new cut at once', async () => {
  const reader = await (await browser.newContext({ baseURL: site.url })).newPage()
  await reader.goto(path)
  const lead = reader.getByRole('img', { name: 'The flag over the pass' })
  expect(await reader.getByText('It was raised on Monday').count()).toBe(1)
  const sources = () =>
    lead.evaluate((image) => [
      image.getAttribute('src') ?? '',
      ...[...(image.closest('picture')?.querySelectorAll('source') ?? [])].map(
        (source) => source.srcset.split(' ')[0] ?? '',
      ),
    ])
  const before = (await sources()).filter((address) => address.startsWith('/media/'))
  expect(before.length).toBeGreaterThan(2)
  const [piece] = (await call('GET', '/pictures?words=two+colours')).pictures
  const { wide, square } = piece.renditions
  // The wide shape was cut on the left; the others follow the focal point on the right.
  expect([await colourOf(wide.path), await colourOf(square.path)]).toEqual(['blue', 'red'])
  for (const address of before) expect((await page.request.get(address)).status()).toBe(200)
  const framing = { focus: { x: 1, y: 0.5 }, crops: {} }
  await call('PUT', `/pictures/${piece.id}/framing`, { version: piece.version, framing })
  await reader.goto('/')
  const onFront = reader
    .locator(`a[href="${path}"] img, article:has(a[href="${path}"]) img`)
    .first()
  const now = (await call('GET', `/pictures/${piece.id}`)).renditions
  await eventually(async () => {
    await reader.goto('/')
    const shown = (await onFront.getAttribute('src')) ?? ''
    return [now.wide.path, now.card.path, now.square.path].some(
      (one) => one.split('-').slice(0, 3).join() === shown.split('-').slice(0, 3).join(),
    )
  }).toBe(true)
  expect(await colourOf(wide.path)).toBe('blue')
})

test.each([
  [1280, 'light'],
  [390, 'dark'],
] as const)('library, picture and dialog are sound at %i px, %s', async (width, colorScheme) => {
  await page.emulateMedia({ colorScheme })
  await page.setViewportSize({ width, height: 900 })
  await page.goto('/desk/pictures?words=two+colours')
  await page.locator('.picture-grid li').waitFor()
  await expectSoundView(page)
  await page.getByRole('link', { name: /A flag of two colours/ }).click()
  await arrives('A flag of two colours')
  await page.getByText('A flag for the pass').waitFor()
  await expectSoundView(page)
  await page.getByRole('link', { name: 'A flag for the pass' }).click()
  await page.getByRole('button', { name: 'Change the picture or its words' }).first().click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Alt text' }).waitFor()
  await expectSoundView(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Another picture' }).click()
  await page.getByRole('dialog').locator('.picture-grid li').first().waitFor()
  await expectSoundView(page)
  await page.keyboard.press('Escape')
})
