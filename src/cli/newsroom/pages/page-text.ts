import type { Block, Body } from '#contract/body.ts'
import type { Edition } from '#contract/edition.ts'
import type { Site } from '#site/site.ts'
import type { StaticPageText } from '#site/static-pages.ts'

/** What the paper calls itself in an edition. */
export type Paper = { name: string; tagline: string }

export function paperIn({ editions, defaultEdition }: Site, edition: Edition): Paper {
  const named = (of: Edition) => editions.find((own) => own.edition === of)
  const { name, tagline } = named(edition) ?? named(defaultEdition) ?? { name: '', tagline: '' }
  return { name, tagline }
}

/** A sentence that ends once, also where what it ends with has a full stop of its own. */
export function closed(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

/** `## …` is a heading, a list of texts a list. Ids follow the place, so the same text is the same body. */
export function page(
  slug: string,
  title: string,
  parts: readonly (string | string[])[],
): StaticPageText {
  const body: Body = parts.map((part, place): Block => {
    const id = `${slug}-${place + 1}`
    if (typeof part !== 'string') {
      const items = part.map((text, i) => ({ id: `${id}-${i + 1}`, text, marks: [] }))
      return { type: 'list', id, ordered: false, items }
    }
    if (!part.startsWith('## ')) return { type: 'paragraph', id, text: part, marks: [] }
    return { type: 'heading', id, level: 2, text: part.slice(3), marks: [] }
  })
  return { slug, title, body }
}
