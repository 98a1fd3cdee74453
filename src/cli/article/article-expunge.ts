import { confirm } from '@clack/prompts'
import { defineCommand } from 'citty'
import {
  expungeArticle,
  expungePassage,
  type PassageExpunged,
  type PassageToExpunge,
} from '#articles/expunge.ts'
import { findPassage, type PassageFound } from '#articles/find-passage.ts'
import { scrubAfterExpunge } from '#articles/scrub-after-expunge.ts'
import { type ReasonClass, reasonClasses } from '#contract/desk-expunge.ts'
import type { Expunction } from '#expunctions/expunction.ts'
import { appendToLedger } from '#expunctions/expunction-ledger.ts'
import { type Db, transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { readText, readTextFile } from '#platform/read-text-file.ts'
import { withDatabase } from '../run-command.ts'
import { isInteractive, note, print, printJson } from '../terminal.ts'
import { wrongUsage } from '../wrong-usage.ts'
import { getPerson } from './acting-as.ts'
import { getPieceOrPageAt, pathOf } from './article-at.ts'

export const articleExpunge = defineCommand({
  meta: { description: 'Destroy a passage, or a whole piece, wherever it is stored: for good' },
  args: {
    address: {
      type: 'positional',
      description: 'Of the piece, or of a standing page, with or without the host',
      required: true,
    },
    class: { type: 'enum', options: [...reasonClasses], required: true, description: 'Why' },
    owner: {
      type: 'string',
      required: true,
      description: 'Mail address of the owner who orders it',
    },
    second: { type: 'string', required: true, description: 'Mail address of who confirms it' },
    // Not as an argument, which would stay in the history of the shell and in lists of processes.
    passage: {
      type: 'string',
      description: 'File with the words as printed; - for standard input',
    },
    whole: { type: 'boolean', description: 'The whole piece' },
    yes: { type: 'boolean', description: 'Do not ask again' },
    json: { type: 'boolean', description: 'Print JSON' },
  },
  run: async ({ args }) => {
    if ((args.passage === undefined) === !args.whole) {
      throw wrongUsage('Either --passage FILE or --whole says what is to be destroyed.')
    }
    const passage = args.passage === undefined ? null : await readPassage(args.passage)
    await requireConsent(args.yes === true, pathOf(args.address), passage === null)
    await withDatabase(async ({ database: { db }, settings }) => {
      const order = {
        owner: await getPerson(db, args.owner),
        second: await getPerson(db, args.second),
        articleId: await getPieceOrPageAt(db, args.address),
        // citty has held it against the options.
        reasonClass: args.class as ReasonClass,
      }
      const { expunction, removed } = await expunge(db, order, passage)
      await appendToLedger(settings.dataDir, expunction)
      const scrubbed = await scrub(db)
      const elsewhere = passage === null ? null : await findPassage(db, passage)
      const otherCase = passage === null ? null : await findInOtherCase(db, passage)
      const path = pathOf(args.address)
      if (args.json) {
        return printJson({
          ...{ expunged: { path, expunction, removed }, scrubbed, elsewhere, otherCase },
        })
      }
      print(`Expunged: ${path} (tombstone ${expunction.id})`)
      if (removed) print(`Removed from ${tellCounts(removed)}.`)
      if (elsewhere) tellElsewhere(elsewhere)
      if (otherCase) tellOtherCase(otherCase)
    })
  },
})

type Order = Omit<PassageToExpunge, 'passage'>

type Removed = Extract<PassageExpunged, { ok: true }>['removed']
type Done = { expunction: Expunction; removed?: Removed }

async function expunge(db: Db, order: Order, passage: string | null): Promise<Done> {
  return transact(db, async (tx): Promise<Done> => {
    const { articleId } = order
    if (passage === null) {
      if (articleId !== null) return expungeArticle(tx, { ...order, articleId })
      throw wrongUsage('A standing page is expunged passage by passage: say --passage FILE.')
    }
    const found = await expungePassage(tx, { ...order, passage })
    if (found.ok) return found
    throw new Failure(
      'passage-not-found',
      'These words are not here, nor in a standing page, letter by letter in the same case: nothing was changed.',
    )
  })
}

function tellCounts(removed: Removed): string {
  const whats = Object.keys(told) as (keyof Removed)[] // its own keys, as the type of `told` says
  return whats.map((what) => `${removed[what]} ${told[what]}`).join(', ')
}

const told: Record<keyof Removed, string> = {
  texts: 'texts',
  versions: 'saved versions',
  notes: 'notes',
  addresses: 'addresses',
  bylines: 'bylines',
  pages: 'versions or addresses of standing pages',
  site: 'texts of the paper about itself',
  captures: 'captures',
  pictures: 'pictures of the library',
  acts: 'acts',
}

/** What holds the words as ordered is told of apart; it does not count as other case. */
async function findInOtherCase(db: Db, passage: string): Promise<PassageFound> {
  const exact = await findPassage(db, passage)
  const all = await findPassage(db, passage, { isAnyCase: true })
  const isNew = <T>(known: readonly T[]) => {
    const keys = new Set(known.map((one) => JSON.stringify(one)))
    return (one: T) => !keys.has(JSON.stringify(one))
  }
  return {
    pieces: all.pieces.filter(isNew(exact.pieces)),
    pages: all.pages.filter(isNew(exact.pages)),
    site: all.site.filter(isNew(exact.site)),
    bylines: all.bylines.filter(isNew(exact.bylines)),
  }
}

function tellOtherCase(found: PassageFound): void {
  const places = placesOf(found)
  if (places.length === 0) return
  print('Letter case counts. In other letter case the words still stand here:')
  for (const place of places) print(`  ${place}`)
}

/** What the act leaves alone, since it was ordered for one piece only. */
function tellElsewhere(found: PassageFound): void {
  const places = placesOf(found)
  if (places.length === 0) {
    print('The words stand nowhere else here.')
    return
  }
  print('The words also stand here, and stay until they are expunged there too:')
  for (const place of places) print(`  ${place}`)
}

function placesOf({ pieces, pages, site, bylines }: PassageFound): string[] {
  return [
    ...pieces.map(
      ({ articleId, path, places }) => `${path ?? `a draft, ${articleId}`} (${places.join(', ')})`,
    ),
    ...pages.map(
      ({ slug, edition, version }) => `the page ${slug}, edition ${edition}, version ${version}`,
    ),
    ...site.map((place) => `what the paper says of itself: ${place}`),
    ...bylines.map(({ slug }) => `the author page ${slug}`),
  ]
}

async function scrub(db: Db): Promise<boolean> {
  const scrubbed = await scrubAfterExpunge(db)
  if (scrubbed.ok) return true
  note(
    'The old rows are still in the files of the database, since another transaction is running: run the same command again later.',
  )
  return false
}

function readPassage(file: string): Promise<string> {
  return file === '-' ? readText(process.stdin, 'Standard input') : readTextFile(file)
}

async function requireConsent(given: boolean, path: string, whole: boolean): Promise<void> {
  if (given) return
  if (!isInteractive()) throw wrongUsage('This cannot be undone: say --yes.')
  const what = whole
    ? `the whole piece at ${path}`
    : `these words at ${path} and in every standing page`
  const message = `Destroy ${what}, in every version, for good?`
  if ((await confirm({ message, initialValue: false })) !== true) {
    throw new Failure('not-confirmed', 'Nothing was changed.')
  }
}
