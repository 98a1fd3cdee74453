import type { Edition } from '#contract/edition.ts'
import type { Frame, Page, PageModel } from '../page-models.ts'

/** Made of the interface's words and figures: each edition has them at the same address. */
const EVERYWHERE: ReadonlySet<PageModel['type']> = new Set([
  'corrections',
  'rates',
  'rate-pair',
  'search',
  'rate-convert',
  'embed-guide',
])

/**
 * Where this page stands in each edition that has it, this one among them, in the order of the
 * site's editions with the default one first. Empty for pages of which that is not known.
 */
export function sameInEditions(
  { edition, editions, homePath }: Pick<Frame, 'edition' | 'editions' | 'homePath'>,
  { model, canonicalPath }: Pick<Page, 'model' | 'canonicalPath'>,
): { edition: Edition; path: string }[] {
  const places = new Map<Edition, string>()
  if (model.type === 'front') for (const front of editions) places.set(front.edition, front.href)
  if (EVERYWHERE.has(model.type) && canonicalPath !== null) {
    const whole = canonicalPath.slice(homePath === '/' ? 0 : homePath.length)
    // A question means the same everywhere; of a later page of a list nobody knows.
    const isQuestion = model.type === 'rate-convert' || model.type === 'search'
    const path = isQuestion ? whole.replace(/[?&]page=\d+$/, '') : whole.replace(/\?.*/, '')
    for (const { edition: of, href } of editions) places.set(of, (href === '/' ? '' : href) + path)
  }
  if (model.type === 'listing') {
    for (const { edition: of, local } of model.elsewhere) {
      const href = editions.find((known) => known.edition === of)?.href
      if (href !== undefined) places.set(of, (href === '/' ? '' : href) + local)
    }
  }
  if (model.type === 'article') {
    const { article } = model
    for (const other of article.otherEditions) places.set(other.edition, other.path)
    places.set(edition, article.path)
  }
  const order = editions.toSorted((a, b) => Number(b.href === '/') - Number(a.href === '/'))
  return order.flatMap((of) => {
    const path = places.get(of.edition)
    return path === undefined ? [] : [{ edition: of.edition, path }]
  })
}
