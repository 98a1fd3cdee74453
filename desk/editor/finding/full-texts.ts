import type { Node } from '@tiptap/pm/model'
import { isText, LONGEST, textNames } from '../conversion/longest-texts.ts'
import { textOf } from '../conversion/texts-of.ts'

type Stretch = { from: number; to: number }

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
    if (grown <= 0 || !isText(kind)) return null
    if (textOf(place.parent).length + grown <= LONGEST[kind]) return null
    return `Text: ${textNames[kind]} holds ${LONGEST[kind].toLocaleString('en')} characters at most`
  }
}
