import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Block, type Body, bodySchema } from '#contract/body.ts'
import { projectFile } from '#platform/project-file.ts'
import { launchBrowser } from '../support/browser.ts'

/** Reading what is pasted needs a browser's own parser: it runs in one, without the desk around. */
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
  await page.addScriptTag({ content: await bundled('desk/editor/paste/read-html.ts') })
})
afterAll(() => browser.close())

type Pasted = { blocks: Body; notices: string[] }

async function read(html: string): Promise<Pasted> {
  const pasted = await page.evaluate((given) => {
    const { readHtml } = (window as unknown as { paste: { readHtml(html: string): Pasted } }).paste
    return readHtml(given)
  }, html)
  expect(bodySchema.safeParse(pasted.blocks).error).toBeUndefined()
  return pasted
}

const fixture = (name: string) =>
  readFileSync(projectFile(`desk/editor/paste/fixtures/${name}.txt`), 'utf8')

test('from Word: lists, tables and weights; no comments, deleted words, pictures or looks', async () => {
  const { blocks, notices } = await read(fixture('word'))
  expect(blocks.map(inShort)).toEqual([
    'h2 The ferry returns',
    'p “We waited,” said the *harbour master*, and _laughed_.',
    'p It runs daily, at 5\u00a0a.m.',
    'ul Bicycles | Prams, *free*',
    'ol Pay | Board',
    'table *Fares* | ; Adult | 40 som⏎one way',
    'p See [the times](https://ferry.example/times) and [1].',
  ])
  expect(notices).toEqual([
    'A picture was left out: put it in from the pictures',
    'Words struck out by tracked changes were left out',
    'Comments were left out',
  ])
})

test('from Google Docs: the wrapper is not bold, weights are read from styles, links lead home', async () => {
  const { blocks, notices } = await read(fixture('google-docs'))
  expect(blocks.map(inShort)).toEqual([
    'h2 Су келди',
    'p Айыл *эки жыл* күттү, _дейт_ [башкарма](https://water.example/kg?a=1).',
    'ul биринчи | ичинде | *экинчи*',
    'table Жыл | 2024;  | 2025',
  ])
  expect(notices).toEqual([
    'A picture was left out: put it in from the pictures',
    'A list within a list was made flat',
  ])
})

test('from a web page: nothing that runs, nothing that is fetched, and every word that is seen', async () => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('dialog', (dialog) => asked.push(dialog.message()))
  const { blocks, notices } = await read(fixture('web-page'))
  expect(blocks.map(inShort)).toEqual([
    'h2 Bazaar _reopens_',
    'p Stalls are *back* here, there and [elsewhere](https://a.example/x).⏎A new line.',
    'p A new paragraph.',
    'p The gate at dawn',
    'quote It was closed for a year.',
    'ol one | deeper | two',
    'p line  one⏎line two',
    'divider',
    'table Good | Som; Rice | [120](https://rice.example/)',
  ])
  expect(blocks.find(({ type }) => type === 'table')).toMatchObject({
    ...{ header: true, caption: 'Prices' },
  })
  expect(notices).toEqual([
    'A picture was left out: put it in from the pictures',
    'A film or player was left out',
    '2 links that lead nowhere from here were made plain text',
    'A list within a list was made flat',
  ])
  expect(asked).toEqual([])
})

test('pictures that came along are taken, and told apart from a picture of the text', async () => {
  const dot = '<img src="data:image/png;base64,iVBORw0KGgo=">'
  const far = '<img src="https://a.example/x.png">'
  const taken = (html: string, names: string[]) =>
    page.evaluate(
      ([given, list]) => {
        const files = list.map((name) => new File(['x'], name, { type: 'image/png' }))
        const { paste } = window as unknown as {
          paste: { readHtml(html: string, files: File[]): Pasted & { pictures: { file: File }[] } }
        }
        const { pictures, notices } = paste.readHtml(given, files)
        return [...pictures.map(({ file: { name, size } }) => `${name} ${size}`), ...notices]
      },
      [html, names] as const,
    )
  const isOut = 'A picture was left out: put it in from the pictures'
  expect(await taken(far, ['image.png'])).toEqual(['image.png 1'])
  expect(await taken(`<p>Boats</p>${far}`, ['boat.png'])).toEqual(['boat.png 1'])
  expect(await taken(`<p>Boats ${dot}</p><table><tr><td>a ${dot}<td>b</table>`, [])).toEqual([
    ...['pasted.png 8', 'pasted.png 8'],
  ])
  expect(await taken('<p>Boats</p>', ['text.png'])).toEqual([])
  expect(await taken(`<p class="MsoNormal">Boats ${far}</p>`, ['text.png'])).toEqual([isOut])
  expect(await taken(`<p>a</p>${far}<img src="data:image/png;base64,%%%">`, [])).toEqual([
    '2 pictures were left out: put them in from the pictures',
  ])
})

test('pictures keep the place in which they stood, and cut no sentence, list or table', async () => {
  const dot = '<img src="data:image/png;base64,iVBORw0KGgo=">'
  const far = '<img src="https://a.example/x.png">'
  const places = (html: string, count = 0) =>
    page.evaluate(
      ([given, files]) => {
        const beside = Array.from(
          { length: files },
          () => new File(['x'], 'x', { type: 'image/png' }),
        )
        const { paste } = window as unknown as {
          paste: {
            readHtml(
              html: string,
              files: File[],
            ): Pasted & { pictures: { file: File; placeId: string | null }[] }
          }
        }
        const { blocks, pictures } = paste.readHtml(given, beside)
        return blocks.map((block) => {
          const found = pictures.find(({ placeId }) => placeId === block.id)
          if (found) return `picture ${found.file.size}`
          return 'text' in block ? block.text : block.type
        })
      },
      [html, count] as const,
    )
  expect(await places(`${dot}<p>One</p>${dot}<p>Two ${dot} parts</p><h2>${dot}Three</h2>`)).toEqual(
    [...['picture 8', 'One', 'picture 8', 'Two parts', 'picture 8', 'picture 8', 'Three']],
  )
  const inside = `<ul><li>a ${dot}<li>b</ul><table><tr><td>${dot}a<td>b</table><p>Last</p>`
  expect(await places(inside)).toEqual([...['list', 'picture 8', 'table', 'picture 8', 'Last']])
  // Those that a page only names are the files beside it, if they are as many.
  const named = `<p>One</p>${far}<p>Two</p>${dot}${far}<p>Three</p>`
  expect(await places(named, 2)).toEqual([
    ...['One', 'picture 1', 'Two', 'picture 8', 'picture 1', 'Three'],
  ])
  expect(await places(named, 1)).toEqual(['One', 'Two', 'picture 8', 'Three'])
})

test('what is too long for one block is cut, and no word of it is lost', async () => {
  const sentence = 'The water came at night and went by day. '
  const { blocks } = await read(`<p>${sentence.repeat(1000)}</p><h2>${sentence.repeat(10)}</h2>`)
  const words = blocks.map((block) => ('text' in block ? block.text : '')).join(' ')
  expect(words.split(/\s+/).length).toBe(1010 * 9)
})

/** A block as one line that a person can read. */
function inShort(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `p ${marked(block)}`
    case 'heading':
      return `h${block.level} ${marked(block)}`
    case 'quote':
      return `quote ${marked(block)}`
    case 'list':
      return `${block.ordered ? 'ol' : 'ul'} ${block.items.map(marked).join(' | ')}`
    case 'table':
      return `table ${block.rows.map((row) => row.map(marked).join(' | ')).join('; ')}`
    default:
      return block.type
  }
}

type Marked = Pick<Extract<Block, { type: 'paragraph' }>, 'text' | 'marks'>

function marked({ text, marks }: Marked): string {
  const signs = marks.flatMap((mark): [number, string][] => {
    if (mark.type === 'link')
      return [
        [mark.end, `](${mark.href})`],
        [mark.start, '['],
      ]
    const sign = mark.type === 'strong' ? '*' : '_'
    return [
      [mark.end, sign],
      [mark.start, sign],
    ]
  })
  return signs
    .sort(([a], [b]) => b - a)
    .reduce((words, [at, sign]) => words.slice(0, at) + sign + words.slice(at), text)
    .replaceAll('\n', '⏎')
}

/** One file of the desk with all that it needs, as a script that sets `window.paste`. */
async function bundled(entry: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: projectFile(entry), formats: ['iife'], name: 'paste' },
    },
  })
  const [first] = [made].flat()
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (!chunk) throw new Error(`${entry} was not bundled`)
  return chunk.code
}
