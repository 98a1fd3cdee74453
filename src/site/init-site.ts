import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Edition } from '#contract/edition.ts'
import { refuseExpunged } from '#expunctions/refuse-expunged.ts'
import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { Failure } from '#platform/failure.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { inEdition, type Newsroom } from './newsroom.ts'
import { findSite, type Site } from './site.ts'
import { SITE_TAG } from './site-tag.ts'
import { siteTexts } from './site-texts.ts'

export type SiteChange = 'founded' | 'changed' | 'unchanged'

/**
 * Writes down whose paper this is: the first time all of it, later what differs.
 * The default edition is fixed, since its addresses carry no prefix, and an edition once
 * opened stays, since its pieces do.
 *
 * @throws Failure `default-edition-fixed`, `edition-stays`, `words-expunged`
 */
export async function initSite(
  tx: Tx,
  { actor, input }: { actor: Actor; input: Newsroom },
): Promise<SiteChange> {
  await lockFounding(tx)
  const before = await findSite(tx)
  const after = siteOf(input)
  if (before) {
    requireKept(before, after)
    if (isDeepStrictEqual(before, after)) return 'unchanged'
  }
  await refuseExpunged(tx, {
    texts: siteTexts(after).map(({ text }) => text),
    findShown: async () => (before ? siteTexts(before).map(({ text }) => text) : []).join('\n'),
  })
  await writeSite(tx, after)
  const act = before ? 'site.changed' : 'site.founded'
  await recordAct(tx, { actor, act, detail: { ...after } })
  await appendEvent(tx, { name: act, tags: [SITE_TAG] })
  return before ? 'changed' : 'founded'
}

/** Until the commit: of two that found a newsroom at once the second finds it founded. */
export async function lockFounding(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${FOUNDING_LOCK})`.execute(tx)
}

const FOUNDING_LOCK = 0x73697465

/** @throws Failure `default-edition-fixed` */
export function requireDefaultEdition(site: Site, asked: unknown): void {
  if (site.defaultEdition === asked) return
  throw new Failure(
    'default-edition-fixed',
    `The default edition is ${site.defaultEdition} and stays so: its addresses carry no prefix, and links to them must go on working.`,
  )
}

function siteOf(input: Newsroom): Site {
  const { editions, defaultEdition, timeZone, tickerPairs, imprint, contact, isSample } = input
  const said = (text: Newsroom['name'], edition: Edition) =>
    inEdition(text, edition, defaultEdition)
  return {
    defaultEdition,
    editions: editions.map((edition) => ({
      edition,
      name: said(input.name, edition),
      tagline: said(input.tagline, edition),
    })),
    timeZone,
    tickerPairs,
    imprint,
    contact,
    isSample,
  }
}

function requireKept(before: Site, after: Site): void {
  requireDefaultEdition(before, after.defaultEdition)
  const open = new Set(after.editions.map((e) => e.edition))
  const missing = before.editions.filter((e) => !open.has(e.edition)).map((e) => e.edition)
  if (missing.length === 0) return
  throw new Failure(
    'edition-stays',
    `This newsroom already has the edition ${missing.join(', ')}, which stays: name it among the editions.`,
  )
}

async function writeSite(tx: Tx, site: Site): Promise<void> {
  const editions = site.editions.map((edition, position) => ({ ...edition, position }))
  await tx
    .insertInto('site_editions')
    .values(editions)
    .onConflict((conflict) =>
      conflict.column('edition').doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        tagline: row.ref('excluded.tagline'),
        position: row.ref('excluded.position'),
      })),
    )
    .execute()
  const row = {
    default_edition: site.defaultEdition,
    time_zone: site.timeZone,
    ticker_pairs: site.tickerPairs,
    imprint: JSON.stringify(site.imprint),
    contact: JSON.stringify(site.contact),
    is_sample: site.isSample,
  }
  await tx
    .insertInto('site')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('singleton').doUpdateSet({ ...row, updated_at: new Date() }),
    )
    .execute()
}
