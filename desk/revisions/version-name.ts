import { z } from 'zod'

/** How an address names a version: `v12` was saved, `p3` was published. */
export type VersionName = `v${number}` | `p${number}`

const nameSchema = z.templateLiteral([z.enum(['v', 'p']), z.int().min(1)])

/** What the address says of the versions page; what it cannot read it leaves out. */
export function readVersionsSearch(search: Record<string, unknown>): {
  show?: VersionName
  beside?: VersionName
} {
  const read = (given: unknown) => nameSchema.safeParse(given).data
  const [show, beside] = [read(search.show), read(search.beside)]
  return { ...(show && { show }), ...(beside && { beside }) }
}

export function numberOf(name: VersionName): number {
  return Number(name.slice(1))
}

export function isPrinted(name: VersionName): boolean {
  return name.startsWith('p')
}

export function nameInWords(name: VersionName): string {
  return isPrinted(name) ? `Published version ${numberOf(name)}` : `Saved version ${numberOf(name)}`
}
