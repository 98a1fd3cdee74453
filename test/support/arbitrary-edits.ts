import fc from 'fast-check'
import type { ArticleText } from '#contract/article.ts'
import type { Block, Body } from '#contract/body.ts'
import { articleTexts } from './arbitrary-article.ts'

type Written = { text: ArticleText; slug: string }

/** One change that somebody makes to a draft; numbers choose where, of what there is. */
type Edit = (draft: Written, at: number, to: number, word: string) => Written

export const drafts: fc.Arbitrary<Written> = articleTexts.map((text) => ({ text, slug: 'begun' }))

/** A draft, and what two people made of it; each new word is of its own. */
export const editedDrafts = drafts.chain((base) =>
  fc.record({
    base: fc.constant(base),
    mine: editsOf(base, 'mine'),
    theirs: editsOf(base, 'their'),
  }),
)

function editsOf(base: Written, who: string): fc.Arbitrary<Written> {
  const steps = fc.record({ edit: fc.constantFrom(...edits), at: fc.nat(40), to: fc.nat(40) })
  return fc
    .array(steps, { maxLength: 5 })
    .map((made) =>
      made.reduce((draft, { edit, at, to }, i) => edit(draft, at, to, `${who}${i}`), base),
    )
}

/** The words that only `editsOf` makes, in anything that can be written as JSON. */
export function newWordsIn(value: unknown): Set<string> {
  return new Set(JSON.stringify(value).match(/(?:mine|their)\d/g))
}

const onBody =
  (change: (body: Body, at: number, to: number, word: string) => Body): Edit =>
  (draft, at, to, word) => {
    const body = change(draft.text.body, at, to, word)
    return { ...draft, text: { ...draft.text, body } }
  }

const changeAt = (change: (block: Block, to: number, word: string) => Block) =>
  onBody((body, at, to, word) =>
    body.map((block, i) => (i === at % body.length ? change(block, to, word) : block)),
  )

const edits: readonly Edit[] = [
  changeAt(rewrite),
  changeAt(rewrite),
  changeAt(embolden),
  changeAt((block) =>
    block.type === 'paragraph' && block.text.length < 300
      ? { ...block, type: 'heading', level: 2 }
      : block,
  ),
  onBody((body, at, _to, word) =>
    body.toSpliced(at % (body.length + 1), 0, {
      type: 'paragraph',
      id: `new-${word}`,
      text: `${word} was put in`,
      marks: [],
    }),
  ),
  onBody((body, at) => body.filter((_, i) => i !== at % body.length)),
  onBody((body, at, to) => {
    const moved = body[at % body.length]
    if (!moved) return body
    const rest = body.filter((block) => block !== moved)
    return rest.toSpliced(to % body.length, 0, moved)
  }),
  (draft, _at, _to, word) =>
    inText(draft, { headline: `${draft.text.headline.slice(0, 200)} ${word}` }),
  (draft, at, _to, word) => {
    const words = draft.text.standfirst.slice(0, 400).split(' ')
    return inText(draft, {
      standfirst: words
        .toSpliced(at % (words.length + 1), 0, word)
        .join(' ')
        .trim(),
    })
  },
  (draft, at) => inText(draft, { terms: [...draft.text.terms, termId(at)] }),
  (draft) => inText(draft, { kind: 'opinion' }),
  (draft, _at, _to, word) => ({ ...draft, slug: word }),
]

function inText(draft: Written, change: Partial<ArticleText>): Written {
  return { ...draft, text: { ...draft.text, ...change } }
}

/** A word in place of another, somewhere in the block. */
function rewrite(block: Block, to: number, word: string): Block {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return { ...block, ...rewritten(block.text, to, word) }
    case 'list': {
      const items = block.items.map((item, i) =>
        i === to % block.items.length ? { ...item, ...rewritten(item.text, to, word) } : item,
      )
      const more = { id: `item-${word}`, text: word, marks: [] }
      return { ...block, items: to % 3 === 0 ? [...items, more] : items }
    }
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row, r) =>
          r === to % block.rows.length
            ? row.map((cell) => ({ ...cell, ...rewritten(cell.text, to, word) }))
            : row,
        ),
      }
    case 'picture':
      return { ...block, caption: word }
    case 'aside':
      return to % 2
        ? { ...block, title: word }
        : {
            ...block,
            blocks: block.blocks.map((inner, i) =>
              i === to % block.blocks.length ? (rewrite(inner, to, word) as typeof inner) : inner,
            ),
          }
    default:
      return block
  }
}

function rewritten(text: string, at: number, word: string) {
  const words = text.slice(0, 200).toWellFormed().split(' ')
  const put = words.toSpliced(at % words.length, at % 2, word).join(' ')
  return { text: put.normalize('NFC'), marks: [] }
}

function embolden(block: Block, to: number): Block {
  if (block.type !== 'paragraph') return block
  const start = to % block.text.length
  return { ...block, marks: [...block.marks, { type: 'strong', start, end: block.text.length }] }
}

function termId(n: number): string {
  return `01990000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`
}
