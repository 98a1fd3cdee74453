import type { ArticleText } from '#contract/article.ts'
import { flatText } from './expunge-text.ts'
import { foldText } from './fold-text.ts'
import { isPassage, type PassagePrint, printOf } from './passage-print.ts'

/** A sentence shorter than this tells nothing: other pieces may have it too. */
const TELLING_LENGTH = 16

/** Nobody writes so long a sentence twice by chance. */
const CERTAIN_LENGTH = 40

/** As many sentences, the longest, recognise any copy of a piece; each costs a slow digest. */
const MOST_PRINTS = 60

/** The headline, lines and sentences of the text that are long enough to tell of it, folded. */
export function tellingSentences(text: ArticleText): string[] {
  return [text.headline, ...sentencesIn(flatText(text))].map(foldText).filter(isTelling)
}

/** By which copies of the piece are recognised when the piece itself is gone. */
export async function printsOf(texts: readonly ArticleText[]): Promise<PassagePrint[]> {
  const headlines = texts.map(({ headline }) => foldText(headline)).filter(isTelling)
  const sentences = texts.flatMap((text) => sentencesIn(flatText(text)).map(foldText))
  const longest = sentences.filter(isTelling).sort((a, b) => b.length - a.length)
  const chosen = [...new Set([...headlines, ...longest])].slice(0, MOST_PRINTS)
  return Promise.all(chosen.map(printOf))
}

/** Whether one of the lines or sentences of `text` is one of the piece. */
export async function holdsPiece(text: string, prints: readonly PassagePrint[]): Promise<boolean> {
  for await (const _ of sentencesOf(text, prints)) return true
  return false
}

/**
 * Whether `text` is the piece come back: one long line or sentence of it, or two. A short one alone
 * ("More details will follow.") stands in many pieces. What stands in `except`, folded, counts not.
 */
export async function isPieceAgain(
  text: string,
  prints: readonly PassagePrint[],
  { except }: { except: string },
): Promise<boolean> {
  let found = 0
  for await (const sentence of sentencesOf(text, prints)) {
    if (except.includes(sentence)) continue
    found += 1
    if (found > 1 || sentence.length >= CERTAIN_LENGTH) return true
  }
  return false
}

/** The lines and sentences of the text that are the piece's, folded, each once. */
async function* sentencesOf(text: string, prints: readonly PassagePrint[]) {
  if (prints.length === 0) return
  const lengths = new Set(prints.map(({ length }) => length))
  for (const sentence of new Set(sentencesIn(text).map(foldText))) {
    if (!lengths.has(sentence.length)) continue
    for (const print of prints) if (await isPassage(sentence, print)) yield sentence
  }
}

function sentencesIn(text: string): string[] {
  const lines = text.split('\n')
  return [
    ...lines,
    ...lines.flatMap((line) => [...splitter.segment(line)].map(({ segment }) => segment)),
  ]
}

function isTelling(sentence: string): boolean {
  return sentence.length >= TELLING_LENGTH
}

// The rules for ends of sentences are the same in all editions' languages.
const splitter = new Intl.Segmenter('en', { granularity: 'sentence' })
