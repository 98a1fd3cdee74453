import type { Attributes } from '@tiptap/core'

/** What every block of the contract carries; null where the contract has nothing. */
export type Identity = {
  id: string | null
  sourceBlockId: string | null
  sourceDigest: string | null
}

/** The same, as attributes of a node; they travel with what is copied. */
export const identityAttributes: Attributes = {
  id: travelling('data-id'),
  sourceBlockId: travelling('data-source-id'),
  sourceDigest: travelling('data-source-digest'),
}

function travelling(name: string) {
  return {
    default: null,
    parseHTML: (element: HTMLElement) => element.getAttribute(name),
    renderHTML: () => ({}),
  }
}

/** For `renderHTML`: what is null is left out. */
export function identityInHtml(attrs: Record<string, unknown>): Record<string, string> {
  const { id, sourceBlockId, sourceDigest } = attrs
  return {
    ...(typeof id === 'string' && { 'data-id': id }),
    ...(typeof sourceBlockId === 'string' && { 'data-source-id': sourceBlockId }),
    ...(typeof sourceDigest === 'string' && { 'data-source-digest': sourceDigest }),
  }
}
