import { type Db, type Tx, transact } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import type { Outgoing } from '#platform/outgoing.ts'
import { type Answer, answerOf } from './fetching/answer-of.ts'
import { checkLevel } from './fetching/check-level.ts'
import { newestDay } from './fetching/check-table.ts'
import { type Deviation, sayDeviations } from './fetching/contradictions.ts'
import {
  type FetchOutcome,
  type FetchPurpose,
  findLastCount,
  findValidators,
  storePayload,
  WELL,
} from './fetching/fetch-log.ts'
import { deviationsOf, markContradicted, observationsOf } from './fetching/observations-of.ts'
import { publishedAt } from './fetching/published-at.ts'
import { RATES_TAG } from './rates-tag.ts'
import { recordObservations } from './record-observation.ts'
import type { Ask, Bank } from './sources/bank.ts'
import type { PrintedRate } from './sources/reading/extraction.ts'

/** What came of one request, as it stands in the log of attempts. */
export type FetchResult = {
  source: string
  request: string
  outcome: FetchOutcome
  /** null where it is well */
  fault: string | null
  sentence: string
  added: number
  revised: number
  known: number
  suspect: number
}

type Fetching = {
  outgoing: Outgoing
  purpose: FetchPurpose
  /** takes a table with fewer currencies than the guard allows, as a person has ordered */
  acceptsFewer?: boolean
  signal?: AbortSignal
  now?: () => Date
}

/**
 * Asks a bank for tables, one after the other, and records what passes every guard. Each attempt
 * is logged, each answer kept, whatever came of it. Ends early where the bank cannot be reached.
 *
 * @throws OutgoingFault `stopped`
 */
export async function fetchTables(
  db: Db,
  bank: Bank,
  asks: Iterable<Ask>,
  fetching: Fetching,
): Promise<FetchResult[]> {
  const results: FetchResult[] = []
  for (const ask of asks) {
    const result = await fetchTable(db, bank, ask, fetching)
    results.push(result)
    if (result.outcome === 'failed' && result.fault !== 'cut-off') break
  }
  return results
}

/** One request, and the other form of the same where it has one and the first was of no use. */
export async function fetchTable(
  db: Db,
  bank: Bank,
  ask: Ask,
  fetching: Fetching,
): Promise<FetchResult> {
  const result = await attempt(db, bank, ask, fetching)
  if (WELL.includes(result.outcome) || !ask.instead) return result
  const other = await attempt(db, bank, ask.instead, fetching)
  return WELL.includes(other.outcome) ? other : result
}

async function attempt(
  db: Db,
  bank: Bank,
  ask: Ask,
  { outgoing, purpose, acceptsFewer, signal, now = () => new Date() }: Fetching,
): Promise<FetchResult> {
  const { code, expectedCurrencies } = bank.facts
  const begunAt = now()
  const validators = purpose === 'latest' ? await findValidators(db, code, ask.request) : {}
  const [kind = ''] = ask.request.split(':')
  const countNear = async (day: string) => {
    if (acceptsFewer) return null
    const last = await findLastCount(db, code, { kind, day })
    return last ?? (purpose === 'backfill' ? null : (ask.expectedCurrencies ?? expectedCurrencies))
  }
  const request = { ...validators, ...(signal ? { signal } : {}) }
  const checkBeside = async (rates: readonly PrintedRate[]) =>
    ask.lacksNominal ? checkLevel(db, bank, rates) : null
  const answer = await answerOf(outgoing, ask, { request, countNear, checkBeside })
  return transact(db, (tx) => keep(tx, bank, { ask, answer, purpose, begunAt, endedAt: now() }))
}

type Attempt = { ask: Ask; answer: Answer; purpose: FetchPurpose; begunAt: Date; endedAt: Date }

/** Stores one attempt as a whole: the payload, what it says, and what came of it. */
async function keep(tx: Tx, bank: Bank, attempted: Attempt): Promise<FetchResult> {
  const { answer } = attempted
  const sha256 = await keepPayload(tx, bank, attempted)
  const nothing = { added: 0, revised: 0, known: 0, suspect: 0 }
  if (answer.outcome !== 'read') {
    const fault = 'fault' in answer ? answer.fault : null
    const result = { outcome: answer.outcome, fault, sentence: answer.sentence, ...nothing }
    return log(tx, bank, attempted, { result, sha256, rates: [], deviations: [] })
  }
  const { rates } = answer
  const { headers } = answer.answer
  const observations = observationsOf(bank, rates, {
    publishedAt: publishedAt(headers),
    fetchedAt: attempted.endedAt,
    sha256,
  })
  const deviations = await deviationsOf(tx, bank, observations)
  const recorded = await recordObservations(tx, markContradicted(bank, observations, deviations))
  const counts = `${rates.length} figures: ${recorded.added} new, ${recorded.revised} changed.`
  const sentence = `${counts}${sayDeviations(deviations)}`
  const result = { outcome: 'recorded' as const, fault: null, sentence, ...recorded }
  return log(tx, bank, attempted, { result, sha256, rates, deviations })
}

async function keepPayload(
  tx: Tx,
  { facts }: Bank,
  { ask, answer, endedAt }: Attempt,
): Promise<string | null> {
  if (answer.outcome === 'unchanged') return null
  const { status, headers, bytes } =
    answer.outcome === 'failed' ? { status: 0, headers: {}, bytes: answer.received } : answer.answer
  if (bytes === null) return null
  const payload = { source: facts.code, url: ask.url, status, headers, bytes, fetchedAt: endedAt }
  return storePayload(tx, payload)
}

type Result = Omit<FetchResult, 'source' | 'request'>

async function log(
  tx: Tx,
  { facts }: Bank,
  { ask, answer, purpose, begunAt, endedAt }: Attempt,
  told: {
    result: Result
    sha256: string | null
    rates: readonly PrintedRate[]
    deviations: readonly Deviation[]
  },
): Promise<FetchResult> {
  const { result, rates } = told
  const headers = 'answer' in answer ? answer.answer.headers : {}
  const wasWell = await wasLastWell(tx, facts.code)
  const tells = purpose !== 'backfill' && result.outcome !== 'absent'
  await tx
    .insertInto('rate_fetches')
    .values({
      source: facts.code,
      purpose,
      request: ask.request,
      url: ask.url,
      begun_at: begunAt,
      ended_at: endedAt,
      ...result,
      status: 'answer' in answer ? answer.answer.status : null,
      etag: headers.etag ?? null,
      last_modified: headers['last-modified'] ?? null,
      payload_sha256: told.sha256,
      currencies: new Set(rates.map(({ code }) => code)).size,
      newest_date: newestDay(rates) || null,
      warnings: JSON.stringify(told.deviations),
    })
    .execute()
  // Pages say of a source when it is down, and when it is back.
  if (tells && wasWell !== WELL.includes(result.outcome)) {
    await appendEvent(tx, { name: 'rates.source', subject: facts.code, tags: [RATES_TAG] })
  }
  return { source: facts.code, request: ask.request, ...result }
}

async function wasLastWell(tx: Tx, source: string): Promise<boolean> {
  const row = await tx
    .selectFrom('rate_fetches')
    .select('outcome')
    .where('source', '=', source)
    .where('purpose', '<>', 'backfill')
    .where('outcome', '<>', 'absent')
    .orderBy('begun_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined || WELL.some((outcome) => outcome === row.outcome)
}
