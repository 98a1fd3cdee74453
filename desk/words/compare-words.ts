import { diffComm } from 'node-diff3'
import { segmentWords } from './segment-words.ts'

/** A stretch of two texts that are laid over one another: what stayed, what went, what came. */
export type Stretch = { kind: 'same' | 'gone' | 'new'; text: string }

/** A text beside an older one, word by word: without what came it is the older one, whole. */
export function compareWords(before: string, after: string): Stretch[] {
  const pieces = diffComm(wordsOf(before), wordsOf(after)).flatMap((part): Piece[] => {
    const { common, buffer1, buffer2 } = part
    // A blank between two changes is no word that stayed.
    const stayed = common?.join('') ?? ''
    if (common && stayed.trim() === '') return [{ kind: 'blank', text: stayed }]
    return [
      { kind: 'same', text: stayed },
      { kind: 'gone', text: buffer1?.join('') ?? '' },
      { kind: 'new', text: buffer2?.join('') ?? '' },
    ]
  })
  return joined(pieces.filter(({ text }) => text !== ''))
}

type Piece = { kind: Stretch['kind'] | 'blank'; text: string }

function wordsOf(text: string): string[] {
  return segmentWords(text).map(({ segment }) => segment)
}

/** Changes that only blanks part are one: what went, and then what came. */
function joined(pieces: readonly Piece[]): Stretch[] {
  const shown: Stretch[] = []
  let gone = ''
  let came = ''
  const end = () => {
    if (gone !== '') shown.push({ kind: 'gone', text: gone })
    if (came !== '') shown.push({ kind: 'new', text: came })
    gone = ''
    came = ''
  }
  for (const { kind, text } of pieces) {
    if (kind === 'same') {
      end()
      shown.push({ kind, text })
      continue
    }
    if (kind !== 'new') gone += text
    if (kind !== 'gone') came += text
  }
  end()
  return shown
}
