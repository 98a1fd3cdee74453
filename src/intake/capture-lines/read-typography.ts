import type { ExplainedLine, Reading } from '../reading.ts'
import { assembleReading } from './assemble-reading.ts'
import { bestRoles, type LineRole } from './best-roles.ts'
import { explainRole } from './features/score-line.ts'
import { splitLines } from './page/line.ts'
import { surveyPage } from './page/survey-page.ts'

const NO_ROLE: LineRole = { role: 'furniture', zone: 'outside', score: 0 }

/** Reads a capture by what its lines look like, say and stand among. */
export function readTypography(text: string, explain: boolean): Reading {
  const page = surveyPage(splitLines(text))
  const found = bestRoles(page)
  const reading = assembleReading(page, found)
  if (!explain) return reading
  const lines = page.places.map((place): ExplainedLine => {
    const { role, score, reason } = found[place.index] ?? NO_ROLE
    const features = reason ? [{ name: reason, weight: 0 }] : explainRole(place, page.habits, role)
    return { line: place.line.number, text: place.line.text, role, score, features }
  })
  return { ...reading, lines }
}
