import type { Finding } from './finding.ts'

const WORD = /[\p{L}\p{M}\p{N}]+(?:[’ʼʻ'-][\p{L}\p{M}\p{N}]+)*/gu

/** "the the", also over a line break, in any script. Numbers may well be said twice. */
export function findDoubledWords(text: string): Finding[] {
  const words = [...text.matchAll(WORD)]
  return words.flatMap((word, i) => {
    const next = words[i + 1]
    if (!next || !/\p{L}/u.test(word[0])) return []
    const [start, end] = [word.index + word[0].length, next.index + next[0].length]
    const isBlankBetween = /^\s+$/.test(text.slice(start, next.index))
    const isSame = word[0].toLowerCase() === next[0].toLowerCase()
    if (!isBlankBetween || !isSame) return []
    const message = `“${word[0]}” stands here twice`
    return [{ kind: 'doubled-word', start: word.index, end, message, mend: word[0] }]
  })
}
