import type { Page } from 'playwright-core'

/**
 * Goes through a page by the Tab key and says of each stop what is wrong with it: not in sight,
 * without a frame, or under something else.
 */
export async function focusFaults(page: Page): Promise<{ stops: number; faults: string[] }> {
  const faults: string[] = []
  for (let stops = 0; stops < 400; stops += 1) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(lookAtFocus)
    if (seen === null) return { stops, faults }
    faults.push(...seen)
  }
  throw new Error('the page has more stops than it should')
}

/** Runs in the page; null where the focus has left it. */
function lookAtFocus(): string[] | null {
  const at = document.activeElement
  if (!at || at === document.body) return null
  const name = `${at.localName}.${at.className} ${at.textContent?.trim().slice(0, 40)}`
  const { outlineStyle, outlineWidth } = getComputedStyle(at)
  const [place] = at.getClientRects()
  if (!place) return [`without a place: ${name}`]
  const isInSight =
    place.top >= 0 && place.left >= 0 && place.top < innerHeight && place.left < innerWidth
  // Of what is drawn sideways only its beginning has to be in sight.
  const x = Math.min(place.left + place.width / 2, (place.left + innerWidth) / 2)
  const y = Math.min(place.top + place.height / 2, (place.top + innerHeight) / 2)
  const over = document.elementFromPoint(x, y)
  return [
    ...(outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2 ? ['without a frame'] : []),
    ...(isInSight ? [] : ['out of sight']),
    ...(isInSight && over && !at.contains(over) && !over.contains(at)
      ? [`under ${over.localName}.${over.className}`]
      : []),
  ].map((fault) => `${fault}: ${name}`)
}
