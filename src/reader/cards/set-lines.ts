import { type Face, widthOf } from './letters.ts'

export type SetText = { size: number; lines: string[] }

type Box = { wide: number; tall: number; face: Face; sizes: readonly number[]; leading: number }

/** A text in the largest of the sizes in which it fits the box, in lines of like length. */
export function setLines(text: string, box: Box): SetText {
  let smallest: SetText = { size: 0, lines: [] }
  for (const size of box.sizes) {
    const measure = (line: string) => widthOf(line, box.face, size)
    const lines = wrap(text, box.wide, measure)
    smallest = { size, lines }
    if (lines.length * size * box.leading <= box.tall) {
      return { size, lines: evened(text, lines, box.wide, measure) }
    }
  }
  const most = Math.max(1, Math.floor(box.tall / (smallest.size * box.leading)))
  const [kept, cut] = [smallest.lines.slice(0, most), smallest.lines.length > most]
  return { size: smallest.size, lines: cut ? [...kept.slice(0, -1), `${kept.at(-1)}…`] : kept }
}

type Measure = (line: string) => number

/** As many words a line as fit; a word that fits no line is broken. */
function wrap(text: string, wide: number, measure: Measure): string[] {
  const lines: string[] = []
  for (const word of text.split(/[ \n\t]+/).flatMap((whole) => brokenWord(whole, wide, measure))) {
    const last = lines.at(-1)
    if (last !== undefined && measure(`${last} ${word}`) <= wide)
      lines[lines.length - 1] += ` ${word}`
    else lines.push(word)
  }
  return lines
}

function brokenWord(word: string, wide: number, measure: Measure): string[] {
  if (measure(word) <= wide) return [word]
  const parts: string[] = ['']
  for (const letter of word) {
    const last = parts.at(-1) ?? ''
    if (last === '' || measure(last + letter) <= wide) parts[parts.length - 1] = last + letter
    else parts.push(letter)
  }
  return parts
}

/** The narrowest setting in as many lines, so that no line holds a last word alone. */
function evened(text: string, lines: string[], wide: number, measure: Measure): string[] {
  let best = lines
  let [least, most] = [wide / 2, wide]
  for (let step = 0; step < 7; step += 1) {
    const middle = (least + most) / 2
    const tried = wrap(text, middle, measure)
    if (tried.length > lines.length) least = middle
    else [best, most] = [tried, middle]
  }
  return best
}
