/** A folded text; its unit `i` was made from the units `starts[i]` to `ends[i]`, exclusive. */
export type Folded = { text: string; starts: readonly number[]; ends: readonly number[] }

/** Soft hyphens and joiners, which nobody sees and any word may hold. */
const invisible = /[\u00ad\u200b-\u200d\u2060]/
const allInvisible = new RegExp(invisible, 'gu')

/** NFC, without invisible characters, white space folded: how passages are compared. */
export function foldText(text: string): string {
  return text.replace(allInvisible, '').normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** The same, save that a blank at either end stays, with the way back to the text. */
export function foldWithOffsets(text: string): Folded {
  const folded = foldBlanks(text)
  return folded.text.normalize('NFC') === folded.text ? folded : compose(folded)
}

/** Unit by unit, since texts are long: a megabyte is one call. */
function foldBlanks(text: string): Folded {
  const [kept, starts, ends]: [string[], number[], number[]] = [[], [], []]
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at)
    if (invisible.test(unit)) continue
    const isBlank = /\s/.test(unit)
    if (isBlank && kept.at(-1) === ' ') {
      ends[ends.length - 1] = at + 1
      continue
    }
    kept.push(isBlank ? ' ' : unit)
    starts.push(at)
    ends.push(at + 1)
  }
  return { text: kept.join(''), starts, ends }
}

/** What composes never reaches over the end of a grapheme; its units all lead to the whole of it. */
function compose({ text, starts, ends }: Folded): Folded {
  const composed: { text: string; starts: number[]; ends: number[] } = {
    ...{ text: '', starts: [], ends: [] },
  }
  for (const { segment, index } of graphemes.segment(text)) {
    const normal = segment.normalize('NFC')
    const isSame = normal === segment
    const last = index + segment.length - 1
    composed.text += normal
    for (let unit = 0; unit < normal.length; unit += 1) {
      composed.starts.push(starts[isSame ? index + unit : index] ?? 0)
      composed.ends.push(ends[isSame ? index + unit : last] ?? 0)
    }
  }
  return composed
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
