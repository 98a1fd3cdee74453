import fc from 'fast-check'
import type { PublishedArticle } from '#articles/published-article.ts'
import { type ArticleText, articleKinds, correctionKinds, dateBases } from '#contract/article.ts'
import type { Block, Body, Mark } from '#contract/body.ts'
import { line } from '#contract/text.ts'
import { aPublished } from './page-models.ts'

/** Texts that look like something else, each in one of the two text forms or in both. */
export const hostileTexts = [
  ...['Samarkand', 'Viewing results 1–6 of 9', 'Viewing result 7 of 9', '15 December 2025'],
  ...['• KGS/USD = 0.01144 0%', 'KGS/USD = 0.01144 0%', '2025-08-18', 'Today, 02:47', '18.08.2025'],
  ...['>', '> quoted', '#', '# Heading', '-', '- item', '1.', '1. item', '2) item', '+ plus', '='],
  ...['[', '[Picture: nothing]', '[— OSH —]', '|', '| a | b |', '|---|---|', '* * *', '---', '***'],
  ...['\\', '\\\\', '\\- item', '\\Opinion', 'ends in a backslash \\', '`code`', '```', '~~~'],
  ...['constructor', '__proto__', 'toString'],
  ...['Opinion', 'opinion', 'Opinion: it is so', 'News', 'Brief', 'Continue reading', 'Sources'],
  ...['OSH — The buses run.', 'OSH (VP) — The buses run.', 'Osh, Kyrgyzstan — x', '— Who asks?'],
  ...[
    'two\nlines',
    'a\n\nb',
    'a\n- b',
    'a\n\n\nHeadline\n\nb',
    '  blanks  around  ',
    '\u00a0no-break\u00a0',
  ],
  ...[
    '\u200f- right to left',
    '\u200b',
    '\u200f15 December 2025',
    '\u2067שלום\u2069',
    'مرحبا بالعالم',
  ],
  ...['🚌', '👩‍👩‍👧 🇰🇬', '\u0301accent first', 'e\u0323\u0301', 'Ы'.repeat(1500), 'ʻOʻzbekistonʼ'],
  ...['<b>bold</b>', '<script>alert(1)</script>', '<!-- hidden', '&amp; &copy; &#35;', 'a &lt; b'],
  ...[
    '*stars*',
    '**strong**',
    '_under_',
    '__init__',
    '~~gone~~',
    '~one~',
    '![alt](https://a.example)',
  ],
  ...[
    '[text](https://a.example)',
    '[text][ref]',
    '[ref]: https://a.example',
    '<https://a.example>',
  ],
  ...[
    'https://a.example/x',
    'www.a.example',
    'desk@a.example',
    'mailto:desk@a.example',
    'http://a',
  ],
  ...['A headline\n===', 'A headline\n---', 'a  \nb', 'C#', 'closing #', '# #', '[^1]', '[ ] task'],
  ...['Q&A', 'a*b*c', '$5 and $6', '\tTab'.trim(), '5 * 3 * 2', 'x_y_z', '“quoted”', '«ёлочки»'],
] as const

const WORDS = [
  'The',
  'ferry',
  'Osh',
  'is',
  'back',
  'som',
  '—',
  'in',
  '2025',
  'ҳаво',
  '5%',
  'x.',
  '(VP)',
]

const plain = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(' '))

const raw = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
const glyphs = fc.string({
  unit: fc.constantFrom(...'\\[]|>-*•#1.) (\n \u00a0_`~<&!:"—ШA\u200f\u0301🚌'),
  minLength: 1,
  maxLength: 12,
})

/** Running text of a block: hostile, random or ordinary; NFC and without control characters. */
const runningTexts = fc
  .oneof(fc.constantFrom(...hostileTexts), plain, raw, glyphs)
  .map(admissible)
  .filter((text) => text.trim() !== '')

const lineTexts = runningTexts.map(oneLine).filter((text) => line(300).safeParse(text).success)
const maybeLine = fc.oneof(fc.constant(''), lineTexts)
const datelines = fc.oneof(
  fc.constant(''),
  fc.constantFrom(
    'OSH',
    'BISHKEK (TCA)',
    'ALMATY, Kazakhstan (VP)',
    'Ташкент',
    'OSH — BISHKEK',
    '—',
  ),
  lineTexts.filter((text) => text.length <= 120),
)

const links = fc.constantFrom(
  'https://a.example/x_(y)?a=1&copy;=2',
  'mailto:desk@a.example',
  '/2025/08/18/x',
)

/** A text with marks over any stretch of it. */
const markedTexts = runningTexts.chain((text) =>
  fc.record({ text: fc.constant(text), marks: fc.array(marksOf(text.length), { maxLength: 4 }) }),
)

function marksOf(length: number): fc.Arbitrary<Mark> {
  return fc
    .record({
      type: fc.constantFrom('strong', 'emphasis', 'link'),
      href: links,
      bounds: fc.tuple(fc.nat(length - 1), fc.integer({ min: 1, max: length })),
    })
    .map(({ type, href, bounds: [start, span] }) => {
      const place = { start, end: Math.min(length, start + span) }
      return type === 'link' ? { type, href, ...place } : { type, ...place }
    })
}

const cells = fc.oneof(markedTexts, fc.constant({ text: '', marks: [] as Mark[] }))
const mediaId = '01990000-0000-7000-8000-00000000000a'
const base = { id: 'to-be-numbered' }
const paragraphs = markedTexts.map((text) => ({ type: 'paragraph', ...base, ...text }) as const)
const lists = fc
  .record({ ordered: fc.boolean(), items: fc.array(markedTexts, { minLength: 1, maxLength: 4 }) })
  .map(({ ordered, items }) => {
    const numbered = items.map((item) => ({ ...base, ...item }))
    return { type: 'list', ...base, ordered, items: numbered } as const
  })

const textBlocks: fc.Arbitrary<Block> = fc.oneof(
  paragraphs,
  markedTexts
    .filter(({ text }) => text.length <= 300)
    .map((text) => ({ type: 'heading', ...base, level: 2, ...text }) as const),
  fc
    .tuple(markedTexts, maybeLine)
    .map(([text, speaker]) => ({ type: 'quote', ...base, ...text, speaker }) as const),
  lists,
)

const pictureUses = fc.record({
  mediaId: fc.constant(mediaId),
  alt: lineTexts,
  caption: maybeLine,
  credit: maybeLine,
  licence: fc.constantFrom('', 'CC BY 4.0'),
  source: maybeLine,
})

const cards: fc.Arbitrary<Block> = fc.oneof(
  fc
    .record({
      caption: maybeLine,
      header: fc.boolean(),
      rows: fc.array(fc.array(cells, { minLength: 1, maxLength: 3 }), {
        minLength: 1,
        maxLength: 3,
      }),
    })
    .map((table) => ({ type: 'table', ...base, ...table }) as const),
  pictureUses.map((picture) => ({ type: 'picture', ...base, ...picture }) as const),
  fc
    .record({
      title: maybeLine,
      blocks: fc.array(fc.oneof(paragraphs, lists), { minLength: 1, maxLength: 3 }),
    })
    .map((aside) => ({ type: 'aside', ...base, ...aside }) as const),
  fc
    .record({ url: links, title: lineTexts, site: lineTexts, excerpt: maybeLine })
    .map((embed) => ({ type: 'embed', ...base, ...embed }) as const),
  fc.constant({ type: 'divider', ...base } as const),
  fc.constant({ type: 'rate-chart', ...base, pair: 'KZT/USD', days: 90 } as const),
  lineTexts.chain((title) =>
    fc.constantFrom<Block>(
      { type: 'file', ...base, mediaId, title },
      { type: 'audio', ...base, mediaId, title },
      { type: 'video', ...base, mediaId, title },
      { type: 'storyline-card', ...base, storylineId: mediaId, title },
      { type: 'register-card', ...base, registerId: mediaId, title },
    ),
  ),
)

/** Bodies of all block types, in any order, with block ids that differ. */
export const bodies: fc.Arbitrary<Body> = fc
  .array(fc.oneof({ weight: 3, arbitrary: textBlocks }, { weight: 1, arbitrary: cards }), {
    maxLength: 8,
  })
  .map((blocks) => {
    let next = 0
    const number = () => {
      next += 1
      return `b${String(next).padStart(4, '0')}`
    }
    return blocks.map((block) => withIds(block, number))
  })

function withIds(block: Block, number: () => string): Block {
  const id = number()
  if (block.type === 'list') {
    return { ...block, id, items: block.items.map((item) => ({ ...item, id: number() })) }
  }
  if (block.type !== 'aside') return { ...block, id }
  const blocks = block.blocks.map((inner) => withIds(inner, number)) as typeof block.blocks
  return { ...block, id, blocks }
}

export const articleTexts: fc.Arbitrary<ArticleText> = fc.record({
  headline: lineTexts,
  standfirst: maybeLine,
  kind: fc.constantFrom(...articleKinds),
  dateline: datelines,
  bylines: fc.array(
    lineTexts.map((name) => ({ bylineId: mediaId, name: name.slice(0, 120), slug: 'somebody' })),
    { maxLength: 2 },
  ),
  terms: fc.constant([]),
  labels: fc.constantFrom<ArticleText['labels']>([], ['sample']),
  sourcesNote: maybeLine,
  leadPicture: fc.option(pictureUses),
  body: bodies,
})

const days = fc.option(
  fc.record({
    from: fc.constantFrom('2025-08-17', null),
    to: fc.constant('2025-08-18'),
    basis: fc.constantFrom(...dateBases),
  }),
)

/** Pieces with any text that the contract lets in, and with anything that may be said about them. */
export const articles: fc.Arbitrary<PublishedArticle> = fc
  .record({
    text: articleTexts,
    day: days,
    recoveredFrom: fc.option(
      fc.record({ day: fc.constantFrom(null, '2025-12-15'), origin: lineTexts }),
    ),
    notes: fc.array(fc.tuple(fc.constantFrom(...correctionKinds), lineTexts), { maxLength: 2 }),
    term: lineTexts,
    disclosure: lineTexts,
  })
  .map(({ text, day, recoveredFrom, notes, term, disclosure }) =>
    aPublished({
      text,
      day,
      recoveredFrom,
      disclosures:
        text.kind === 'opinion' ? text.bylines.map(({ name }) => ({ name, disclosure })) : [],
      publishedNumber: notes.length + 1,
      latestNumber: notes.length + 1,
      terms: [{ id: mediaId, axis: 'topic', name: term, slug: 'topic' }],
      corrections: notes.map(([kind, publicNote], i) => ({
        ...{ kind, publicNote, publishedNumber: i + 2 },
        at: new Date('2025-08-19T06:00:00Z'),
      })),
    }),
  )

/** What the door of the contract would let in of a text: see `contract/text.ts`. */
function admissible(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\ufeff]/gu, (sign) => (sign === '\n' ? sign : ''))
    .normalize('NFC')
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ').trim()
}
