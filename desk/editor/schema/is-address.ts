import { blockSchema } from '#contract/body.ts'

/** Whether a link may lead there, by the rule of the contract: the web, mail, a path of this site. */
export function isAddress(href: string): boolean {
  return addressFault(href) === null
}

/** Why not, in the contract's words; null where it may. */
export function addressFault(href: string): string | null {
  const marks = [{ type: 'link', href, start: 0, end: 1 }]
  const parsed = blockSchema.safeParse({ type: 'paragraph', id: 'link', text: 'x', marks })
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? 'is no address')
}
