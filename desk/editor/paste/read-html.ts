import type { Block, ListItem } from '#contract/body.ts'
import type { MarkedText } from '../conversion/marked-text.ts'
import { newBlockId } from '../keeping/new-block-id.ts'
import { isListSign, leftOut, styleIn, wordListItem } from './element-says.ts'
import { fitBlocks } from './fit-blocks.ts'
import { type InlineStyle, InlineWriter } from './inline-writer.ts'
import { Notices } from './notices.ts'
import {
  type PastedPicture,
  PicturePlaces,
  pictureInAddress,
  picturesAmong,
} from './pasted-pictures.ts'
import { readTable } from './read-table.ts'

/** Among the blocks, a divider keeps the place of each picture that has one. */
export type Pasted = { blocks: Block[]; pictures: PastedPicture[]; notices: string[] }

const BLOCKS = new Set(
  `ADDRESS ARTICLE ASIDE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM
   HEADER LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TR TD TH UL BLOCKQUOTE`.split(/\s+/),
)
const PLAIN: InlineStyle = { strong: false, emphasis: false, href: null }

type Kind = { type: 'paragraph' | 'quote' | 'heading'; level: 2 | 3 }
type Around = { style: InlineStyle; kind: Kind; isPreformatted: boolean }

/**
 * What a foreign page, Word or Google Docs put on the clipboard, as blocks of the contract. Looks
 * go, what the contract has no place for goes with a notice, and nothing is fetched or run. `files`
 * are pictures that came beside it, null where pictures have no way in.
 */
export function readHtml(html: string, files: readonly File[] | null = null): Pasted {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const places = files === null ? null : new PicturePlaces()
  const reader = new HtmlReader(places)
  reader.read(page.body)
  const fitted = fitBlocks(reader.finish())
  const left = reader.notices.count('picture')
  const hasWords = fitted.blocks.some((block) => !places?.isPlace(block))
  const beside = picturesAmong(files ?? [], { html, left, hasWords })
  reader.notices.take('picture', beside.length)
  const pictures = places?.fill(beside) ?? []
  const isWanted = (block: Block) =>
    !places?.isPlace(block) || pictures.some(({ placeId }) => placeId === block.id)
  const blocks = fitted.blocks.filter(isWanted)
  return { blocks, pictures, notices: [...reader.notices.inWords(), ...fitted.notices] }
}

class HtmlReader {
  readonly notices = new Notices()
  /** null where pictures have no way in */
  #places: PicturePlaces | null
  #blocks: Block[] = []
  #writer = new InlineWriter()
  /** places of pictures within the paragraph that is being read */
  #within: Block[] = []

  constructor(places: PicturePlaces | null) {
    this.#places = places
  }

  read(body: Element): void {
    const kind: Kind = { type: 'paragraph', level: 2 }
    this.#children(body, { style: PLAIN, kind, isPreformatted: false })
    this.#flush(kind)
  }

  finish(): Block[] {
    return this.#blocks
  }

  #children(parent: Node, around: Around): void {
    for (const child of parent.childNodes) {
      if (child.nodeType === 3) {
        this.#writer.append(child.nodeValue ?? '', around.style, around.isPreformatted)
      } else if (child instanceof Element) this.#element(child, around)
    }
  }

  #element(element: Element, around: Around): void {
    const dropped = leftOut(element)
    if (dropped === 'picture') this.#picture(element)
    else if (dropped) this.notices.add(dropped)
    if (dropped || isListSign(element)) return
    const tag = element.tagName.toUpperCase()
    const style = styleIn(element, around.style)
    if (tag === 'A') this.notices.addLink(element, style.href)
    if (tag === 'BR') {
      if (element.className !== 'Apple-interchange-newline') this.#writer.breakLine()
    } else if (BLOCKS.has(tag) || /^H[1-6R]$/.test(tag)) {
      this.#flush(around.kind)
      this.#block(element, tag, { ...around, style })
    } else this.#children(element, { ...around, style })
  }

  #picture(element: Element): void {
    const file = this.#places && pictureInAddress(element)
    if (!file) this.notices.add('picture')
    const place = this.#places?.keep(file)
    if (place) (this.#writer.isBlank() ? this.#blocks : this.#within).push(place)
  }

  #block(element: Element, tag: string, around: Around): void {
    if (tag === 'HR') this.#blocks.push({ type: 'divider', id: newBlockId() })
    else if (tag === 'UL' || tag === 'OL') this.#list(element, tag === 'OL')
    else if (tag === 'TABLE') this.#table(element, around)
    else {
      const kind = kindOf(tag, around.kind)
      const isPreformatted = around.isPreformatted || tag === 'PRE'
      this.#children(element, { style: around.style, kind, isPreformatted })
      const wordItem = tag === 'P' ? wordListItem(element) : null
      if (wordItem) this.#addItems(wordItem.ordered, this.#writer.take())
      else this.#flush(kind, kind.type === 'heading')
      this.#blocks.push(...this.#within.splice(0))
    }
  }

  /** Lists are flat in the contract: what stands deeper follows as an item like the others. */
  #list(list: Element, ordered: boolean): void {
    const before = this.#blocks
    this.#blocks = []
    this.#children(list, { style: PLAIN, kind: kindOf('LI'), isPreformatted: false })
    this.#flush(kindOf('LI'))
    const inner = this.#blocks
    this.#blocks = before
    if (list.querySelector('ul, ol')) this.notices.add('depth')
    const items = inner.flatMap((block) => {
      if (block.type === 'list') return block.items
      return 'text' in block ? [{ id: block.id, text: block.text, marks: block.marks }] : []
    })
    if (items.length > 0) this.#blocks.push({ type: 'list', id: newBlockId(), ordered, items })
    this.#blocks.push(...this.#placesAmong(inner))
  }

  /** A list or a table holds no picture: it follows them. */
  #placesAmong(blocks: readonly Block[]): Block[] {
    return blocks.filter((block) => this.#places?.isPlace(block))
  }

  #table(table: Element, around: Around): void {
    const cells = [...table.querySelectorAll('td, th')]
    const isLayout = cells.length === 1 || table.getAttribute('role') === 'presentation'
    if (isLayout) {
      for (const cell of cells) this.#block(cell, 'DIV', around)
      return
    }
    const places: Block[] = []
    const read = readTable(table, (cell) => {
      const inner = new HtmlReader(this.#places)
      inner.read(cell)
      this.notices.merge(inner.notices)
      places.push(...this.#placesAmong(inner.finish()))
      return inner.finish()
    })
    if (read) this.#blocks.push(read)
    this.#blocks.push(...places)
  }

  #addItems(ordered: boolean, texts: readonly MarkedText[]): void {
    const items: ListItem[] = texts.map((text) => ({ id: newBlockId(), ...text }))
    const last = this.#blocks.at(-1)
    if (last?.type === 'list' && last.ordered === ordered) last.items.push(...items)
    else if (items.length > 0) {
      this.#blocks.push({ type: 'list', id: newBlockId(), ordered, items })
    }
  }

  #flush(kind: Kind, isOne = false): void {
    const texts = this.#writer.take()
    const parts = isOne && texts.length > 1 ? [oneLine(texts)] : texts
    for (const part of parts) this.#blocks.push(toBlock(kind, part))
    // A picture follows its paragraph, and cuts no sentence.
    this.#blocks.push(...this.#within.splice(0))
  }
}

function kindOf(tag: string, around: Kind = { type: 'paragraph', level: 2 }): Kind {
  if (/^H[1-2]$/.test(tag)) return { type: 'heading', level: 2 }
  if (/^H[3-6]$/.test(tag)) return { type: 'heading', level: 3 }
  return tag === 'BLOCKQUOTE' ? { type: 'quote', level: 2 } : around
}

function toBlock({ type, level }: Kind, text: MarkedText): Block {
  const base = { id: newBlockId(), ...text }
  // A heading is bold as it is.
  const marks = text.marks.filter((mark) => mark.type !== 'strong')
  if (type === 'heading') return { type, level, ...base, marks }
  return type === 'quote' ? { type, ...base, speaker: '' } : { type, ...base }
}

function oneLine(texts: readonly MarkedText[]): MarkedText {
  return { text: texts.map(({ text }) => text.replaceAll('\n', ' ')).join(' '), marks: [] }
}
