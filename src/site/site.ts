import { z } from 'zod'
import { type Edition, editionSchema } from '#contract/edition.ts'
import { line } from '#contract/text.ts'
import type { Db } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'

/** Who answers for the paper, in the order in which it is printed. */
export const imprintSchema = z.object({
  publisher: line(300),
  address: line(500, 0).default(''),
  responsible: line(300, 0).default(''),
})

const mailAddress = z.email({ error: 'must be a mail address' })

export const contactSchema = z.object({ email: mailAddress, address: line(500, 0).default('') })

/** As it is stored: an expunction may have left a gap in the address or in its place. */
const storedContactSchema = contactSchema.extend({ email: z.string() })

type SiteEdition = { edition: Edition; name: string; tagline: string }

/** Whose paper it is. `editions` are in their order; the default one has no prefix in addresses. */
export type Site = {
  defaultEdition: Edition
  editions: SiteEdition[]
  timeZone: string
  tickerPairs: string[]
  imprint: z.infer<typeof imprintSchema>
  contact: z.infer<typeof storedContactSchema>
  isSample: boolean
}

/** The paper of this database; null before `chapar init`. */
export async function findSite(db: Db): Promise<Site | null> {
  const row = await db.selectFrom('site').selectAll().executeTakeFirst()
  if (!row) return null
  const editions = await db
    .selectFrom('site_editions')
    .select(['edition', 'name', 'tagline'])
    .orderBy('position')
    .execute()
  return {
    defaultEdition: editionSchema.parse(row.default_edition),
    editions: editions.map((e) => ({ ...e, edition: editionSchema.parse(e.edition) })),
    timeZone: row.time_zone,
    tickerPairs: row.ticker_pairs,
    imprint: imprintSchema.parse(row.imprint),
    contact: storedContactSchema.parse(row.contact),
    isSample: row.is_sample,
  }
}

/** @throws Failure `not-initialised` before `chapar init` */
export async function getSite(db: Db): Promise<Site> {
  const site = await findSite(db)
  if (site) return site
  throw new Failure('not-initialised', 'This database has no newsroom yet: run "chapar init".')
}
