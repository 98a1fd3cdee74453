import { v7 } from 'uuid'
import { composeCapture } from './compose-capture.ts'
import { generateArticle } from './generate-article.ts'

/** Plain text of a front page, `length` characters at least, in words of no language. */
export function generateCapture(length: number): string {
  const ids = { sections: [v7()], countries: [v7()], topics: [], bylines: [writer] }
  return composeCapture(length, (number) => {
    const [printed] = generateArticle(number, 1000, ids, () => null).texts
    return printed && { headline: printed.headline, blocks: printed.body }
  })
}

const writer = { bylineId: v7(), name: 'A writer', slug: 'a-writer' }
