import type { Node } from '@tiptap/pm/model'
import { LONGEST } from '../conversion/longest-texts.ts'
import { textOf } from '../conversion/texts-of.ts'

type Stretch = { from: number; to: number }

const names: Record<keyof typeof LONGEST, string> = {
  paragraph: 'a paragraph',
  heading: 'a heading',
  quote: 'a quote',
  listItem: 'an item of a list',
  tableCell: 'a cell of a table',
}

/**
 * Tells of a stretch of running text why its text may not have `words` in the place of all of the
 * stretches: it would grow longer than the contract lets it be. Else null.
 */
export function fullTexts(
  doc: Node,
  stretches: readonly Stretch[],
  words: string,
): (one: Stretch) => string | null {
  const growth = new Map<number, number>()
  for (const { from, to } of stretches) {
    const start = doc.resolve(from).start()
    growth.set(start, (growth.get(start) ?? 0) + words.length - (to - from))
  }
  return ({ from }) => {
    const place = doc.resolve(from)
    const grown = growth.get(place.start()) ?? 0
    const kind = place.parent.type.name
    if (grown <= 0 || !isKnown(kind)) return null
    if (textOf(place.parent).length + grown <= LONGEST[kind]) return null
    return `Text: ${names[kind]} holds ${LONGEST[kind].toLocaleString('en')} characters at most`
  }
}

function isKnown(kind: string): kind is keyof typeof LONGEST {
  return kind in LONGEST
}
