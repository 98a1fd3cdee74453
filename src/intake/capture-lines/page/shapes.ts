import type { Form, LineFacts } from './line-facts.ts'

/** How far below a title its text may begin. */
const FARTHEST = 10
/** Lines about a piece between its title and its text. */
export const ABOUT: ReadonlySet<Form> = new Set(['date', 'author', 'count'])
const LIGHT: ReadonlySet<Form> = new Set(['date', 'author', 'count', 'around', 'short'])

export type Shapes = {
  /** The forms of the lines between this line and the text below it; null where none follows. */
  below: (string | null)[]
  /** How many titles have the same lines below, where these say something about a piece. */
  sameBelow: number[]
  /**
   * How far the titles of the page have a date, an author or a count between them and their text:
   * 1 where most have, less where only the first one has.
   */
  titlesHaveAbout: number
  /** A text stands right above this title, and something else above the page's other titles. */
  underText: boolean[]
}

/** A listing gives each piece the same shape; which shape, and who has it. */
export function findShapes(facts: readonly LineFacts[]): Shapes {
  const below = facts.map((_, i) => shapeBelow(facts, i))
  const counts = new Map<string, number>()
  let bare = 0
  for (const shape of below) {
    if (shape === 'text') bare += 1
    else if (shape !== null && tells(shape)) counts.set(shape, (counts.get(shape) ?? 0) + 1)
  }
  const first = below.find((shape) => shape !== null)
  const about = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return {
    below,
    sameBelow: below.map((shape) => (shape === null ? 0 : (counts.get(shape) ?? 0))),
    underText: findUnderText(facts, below),
    titlesHaveAbout: about >= 3 && about > bare / 2 ? 1 : first && tells(first) ? 0.6 : 0,
  }
}

/** Each piece ends with the same links, or begins with a label: then no headline follows a text. */
function findUnderText(facts: readonly LineFacts[], below: readonly (string | null)[]): boolean[] {
  const titles = below.flatMap((shape, i) =>
    shape !== null && facts[i]?.form === 'title' ? [i] : [],
  )
  const isUnder = (i: number) => ['text', 'bullet'].includes(facts[i - 1]?.form ?? '')
  const text = facts.findIndex(({ isText }) => isText)
  const apart = titles.filter((i) => i > text && !isUnder(i)).length
  return facts.map((_, i) => apart >= 2 && below[i] !== null && isUnder(i))
}

function shapeBelow(facts: readonly LineFacts[], i: number): string | null {
  const own = facts[i]?.form
  if (own !== 'title' && own !== 'short') return null
  let shape = ''
  for (let at = i + 1; at <= i + FARTHEST; at++) {
    const form = facts[at]?.form
    if (form === undefined) return null
    if (form === 'text') return shape === '' ? 'text' : shape
    if (!LIGHT.has(form)) return null
    shape += `${form} `
  }
  return null
}

function tells(shape: string): boolean {
  return shape.split(' ').some((form) => ABOUT.has(form as Form))
}
