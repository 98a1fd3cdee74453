import { piecePattern } from '#media/piece-pattern.ts'
import { type StoredAnswer, storeAnswer } from '#platform/stored-answer.ts'
import { readPatternPath } from '../addresses/pattern-path.ts'
import { safetyHeaders } from '../security-headers.ts'

/** As pictures on cards are shown; views cut from it what they have room for. */
const SIZE = { wide: 640, tall: 360 }

/**
 * The cloth at this address, or null. It is computed anew for whoever asks, which takes less time
 * than finding it would; nothing is kept, so nothing can be filled up.
 */
export function patternAnswer(siteUrl: string, path: string): StoredAnswer | null {
  const seed = readPatternPath(path)
  if (!seed) return null
  return storeAnswer({
    status: 200,
    headers: [
      ...safetyHeaders({ siteUrl }).flat(),
      ...['Content-Type', 'image/svg+xml'],
      // All that it is made of stands in its address.
      ...['Cache-Control', 'public, max-age=31536000, immutable'],
    ],
    body: piecePattern(seed, SIZE).svg,
  })
}
