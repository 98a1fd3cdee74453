import type { Habits, Place } from '../page/page.ts'
import { type Role, roles } from '../roles.ts'
import { features } from './features.ts'

/** What each role is worth for a line, before its neighbours are heard; in the order of `roles`. */
export function scoreLine(place: Place, habits: Habits): Float64Array {
  if (place.rates.length > 0) return RATES
  const scores = new Float64Array(roles.length)
  for (const feature of compiled) {
    const held = Number(feature.holds(place, habits))
    if (held === 0) continue
    const { parts, weights } = feature
    for (let i = 0; i < parts.length; i++) {
      const role = parts[i] ?? 0
      scores[role] = (scores[role] ?? 0) + held * (weights[i] ?? 0)
    }
  }
  return scores
}

/** What spoke for a role and against it, strongest first. */
export function explainRole(
  place: Place,
  habits: Habits,
  role: Role,
): { name: string; weight: number }[] {
  return features
    .map(({ name, holds, weights }) => ({
      name,
      weight: Number(holds(place, habits)) * (weights[role] ?? 0),
    }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
}

/** A line of rates is a ticker line, whatever else it looks like; there are many of them. */
const RATES = new Float64Array(roles.map((role) => (role === 'ticker' ? 12 : 0)))

/** The features with their roles as numbers. */
const compiled = features.map(({ holds, weights }) => {
  const parts = roles.flatMap((role, i) => (weights[role] ? [i] : []))
  return { holds, parts, weights: parts.map((i) => weights[roles[i] ?? 'furniture'] ?? 0) }
})
