/**
 * What stands in a picture's place until it is there. A style in the markup would be refused by the
 * Content-Security-Policy, so there is a class for each of these, in styles/pictures.css.
 */
export const tones = [
  ...['#1f2430', '#4a4f57', '#8b8f94', '#d9dadb', '#f4f0e6', '#2f4a6b', '#7fa3c4', '#c3d7e6'],
  ...['#2f5a4a', '#8aa86b', '#c9a35b', '#e6cf9c', '#b4633c', '#7a3b33', '#d98f7a', '#6d4f6e'],
] as const

/** The class of the tone that is nearest to a colour, '#rrggbb'. */
export function toneOf(colour: string): string {
  const wanted = channels(colour)
  let nearest = { at: 0, distance: Number.POSITIVE_INFINITY }
  for (const [at, tone] of tones.entries()) {
    const distance = channels(tone).reduce(
      (sum, value, i) => sum + (value - (wanted[i] ?? 0)) ** 2,
      0,
    )
    if (distance < nearest.distance) nearest = { at, distance }
  }
  return `tone-${nearest.at}`
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}
