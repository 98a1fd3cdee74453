import { findSource } from '#rates/list-sources.ts'
import type { TickerLine } from '#rates/ticker.ts'
import type { Messages } from '../messages/catalogue.ts'
import { sourceInWords } from './source-in-words.ts'

/** What the banks behind these lines ask to stand beside their figures, each once. */
export function attributionsOf(
  lines: readonly TickerLine[],
  messages: Pick<Messages, 'rates'>,
): string[] {
  const texts = lines.flatMap(({ source }) => {
    const facts = source && findSource(source.code)
    return facts ? [sourceInWords(facts, messages).attribution] : []
  })
  return [...new Set(texts)]
}
