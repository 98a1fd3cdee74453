import { type Context, Hono } from 'hono'
import { answerResponse } from '#platform/answer-response.ts'
import type { Db } from '#platform/database.ts'
import { isDatabaseAway } from '#platform/database-fault.ts'
import { newId } from '#platform/ids.ts'
import type { Log } from '#platform/log.ts'
import type { Politeness } from '#platform/politeness.ts'
import type { AnswerToKeep, ResponseCache } from '#platform/response-cache.ts'
import { type StoredAnswer, storeAnswer } from '#platform/stored-answer.ts'
import type { RateStore } from '#rates/rate-store.ts'
import { negotiateForm } from './addresses/negotiate-form.ts'
import { type PageForm, pathInForm } from './addresses/page-forms.ts'
import { pageKey, urlOf, wantsLess } from './addresses/page-key.ts'
import { type AskedQuery, readQuery } from './addresses/page-query.ts'
import { type ReaderAddress, readAddress } from './addresses/reader-address.ts'
import { fileAnswer, pageAnswer, redirectAnswer, type Shown } from './answers/page-answer.ts'
import { patternAnswer } from './answers/pattern-answer.ts'
import { type SiteFileRequest, siteFiles } from './answers/site-files.ts'
import { embedAnswer, isEmbedPath } from './embeds/embed-answer.tsx'
import { faultAnswer } from './fault-answer.tsx'
import type { FrameStore } from './frame-store.ts'
import { loadAddressPage } from './pages/article-page.ts'
import { methodNotAllowedPage, notFoundPage, tooManyPage } from './pages/message-page.ts'
import { isFile, isRedirect, type SiteFile } from './pages/page-request.ts'
import { loadPage, missingPage } from './pages/page-routes.ts'

type Environment = { Variables: { requestId?: string } }

export type ReaderParts = {
  db: Db
  rates: RateStore
  /** codes of sources whose figures are not given to programs and other sites */
  leftOut: readonly string[]
  frames: FrameStore
  cache: ResponseCache
  /** by path */
  assets: ReadonlyMap<string, StoredAnswer>
  log: Log
  /** the address of the client; null where it is not to be slowed down */
  clientOf: (c: Context) => string | null
  /** of searching, which is the only thing here that costs the more the more is asked */
  searchPoliteness: Politeness
}

/**
 * The public site: every address that is nobody else's, so it is mounted last.
 * It answers GET and HEAD; a fault is logged under `requestId` where the application has set one.
 * What is kept already is mostly answered before it is asked: see take-ahead.ts.
 */
export function createReader(parts: ReaderParts) {
  const { frames, assets, log } = parts
  const reader = new Hono<Environment>()
  for (const [path, asset] of assets) reader.get(path, (c) => respond(c, asset))
  for (const [path, load] of siteFiles) reader.get(path, (c) => answerFile(c, parts, load))
  reader.get('/pattern/*', async (c, next) => {
    const { frames: of, site } = await frames.load()
    const cloth = patternAnswer(of.get(site.defaultEdition)?.siteUrl ?? '', c.req.path)
    return cloth ? respond(c, cloth) : next()
  })
  reader.get('*', (c) => answer(c, parts))
  reader.all('*', async (c) => {
    const { site, frames: of, until } = await frames.load()
    const frame = of.get(site.defaultEdition)
    if (!frame) throw new Error('the default edition has no frame')
    const shown = { frame, form: formOf(c, null), address: null, until }
    return respond(c, storeAnswer(pageAnswer(shown, methodNotAllowedPage(frame))))
  })
  reader.onError((error, c) =>
    faultAnswer(c, error, { log, reference: c.get('requestId') ?? newId() }),
  )
  return reader
}

async function answer(c: Context, parts: ReaderParts): Promise<Response> {
  const { db, rates, leftOut, frames, cache, log } = parts
  // Before anything that the page depends on is read.
  const mark = cache.mark()
  const { site, frames: of, until } = await frames.load()
  const { pathname, searchParams } = new URL(c.req.url)
  const address = readAddress(site, pathname)
  const frame = of.get(address?.edition ?? site.defaultEdition)
  if (!frame) throw new Error('an edition has no frame')
  const form = formOf(c, address)
  const isLite = wantsLess(c.req.header('Save-Data'))
  const shown = { frame, form, isLite, address, until }
  if (!address) return respond(c, storeAnswer(pageAnswer(shown, notFoundPage(frame, []))))

  const query = readQuery(searchParams, address.local)
  const make = () => makeAnswer({ db, rates, leftOut }, { ...shown, address }, query)
  const wait = address.local === '/search' && !query.isPlain ? waitFor(c, parts) : null
  if (wait !== null) {
    const { headers, ...refusal } = pageAnswer(shown, tooManyPage(frame, wait))
    return respond(c, storeAnswer({ ...refusal, headers: [...headers, 'Retry-After', `${wait}`] }))
  }
  if (!query.isPlain) return respond(c, storeAnswer(await make()))
  const url = urlOf(address, { homePath: frame.homePath, named: query.named })
  const key = pageKey(url, form, { isSuffixed: address.form !== null, isLite })
  const kept = await cache.load(key, mark, make).catch((error) => {
    // A paper that was right a moment ago is better than none.
    const old = isDatabaseAway(error) ? cache.findOld(key) : null
    if (!old) throw error
    log.warn({ err: error }, 'an old page is shown, since the database is away')
    return old
  })
  return respond(c, kept)
}

/** The seconds that a client has to wait before it may search again; null where it may. */
function waitFor(c: Context, { clientOf, searchPoliteness }: ReaderParts): number | null {
  const client = clientOf(c)
  return client === null ? null : searchPoliteness(client)
}

type LoadFile = (request: SiteFileRequest) => Promise<SiteFile>

async function answerFile(
  c: Context,
  { db, frames, cache }: ReaderParts,
  load: LoadFile,
): Promise<Response> {
  const mark = cache.mark()
  const { pathname } = new URL(c.req.url)
  // Two of them end in what would ask for a form of a page, and are looked for as such.
  const key = pageKey(pathname, 'html', { isSuffixed: pathname.endsWith('.txt') })
  const kept = await cache.load(key, mark, async () => {
    const paper = await frames.load()
    const siteUrl = paper.frames.get(paper.site.defaultEdition)?.siteUrl ?? ''
    return fileAnswer({ siteUrl }, await load({ db, paper, siteUrl, now: new Date() }))
  })
  return respond(c, kept)
}

async function makeAnswer(
  from: Pick<ReaderParts, 'db' | 'rates' | 'leftOut'>,
  shown: Shown & { address: ReaderAddress },
  query: AskedQuery,
): Promise<AnswerToKeep> {
  const { address, frame, form, until } = shown
  const request = { ...from, frame, path: address.path, query, form, until }
  if (address.isCanonical && !address.form && isEmbedPath(address.local)) {
    return embedAnswer(request, address.local)
  }
  // Imported permalinks may be spelled in ways that ours are not.
  const loaded = address.isCanonical
    ? await loadPage(request, address.local)
    : await loadAddressPage(request)
  if (!loaded && !address.isCanonical) {
    return redirectAnswer(frame, address.canonical + queryText(query), 308)
  }
  if (!loaded) return pageAnswer(shown, missingPage(frame, address))
  if (isRedirect(loaded)) {
    const to = pathInForm(loaded.redirect, address.form ?? 'html', frame.homePath)
    return redirectAnswer(frame, to, 301)
  }
  // A feed has no other form: what stands at `/feed.xml.txt` is nothing.
  if (isFile(loaded) && address.form) return pageAnswer(shown, missingPage(frame, address))
  const made = isFile(loaded) ? fileAnswer(frame, loaded) : pageAnswer(shown, loaded)
  // What takes no notice of the query is not kept once for each.
  return query.isHeeded() ? made : { ...made, keep: null }
}

function respond(c: Context, stored: StoredAnswer): Promise<Response> {
  return answerResponse(stored, (name) => c.req.header(name))
}

function formOf(c: Context, address: ReaderAddress | null): PageForm {
  return address?.form ?? negotiateForm(c.req.header('Accept'))
}

function queryText({ named }: AskedQuery): string {
  const plain = named.filter(([, value]) => /^\d{1,7}$/.test(value))
  return plain.length > 0 ? `?${plain.map((pair) => pair.join('=')).join('&')}` : ''
}
