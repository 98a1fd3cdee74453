import type { Tx } from '#platform/database.ts'
import { findSource } from '../list-sources.ts'
import type { Observation } from '../observation.ts'
import type { NewRevision } from './insert-observations.ts'
import { HISTORY, type Judged, judge } from './judge.ts'
import { dayKey, listBefore, listNewest, type Newest, seriesKey } from './known-observations.ts'
import { isRepeated } from './repeats.ts'
import { sameDecimal } from './same-decimal.ts'

/** Of the figures given: new days, changed ones, those known already; and how many are suspect. */
export type Recorded = { added: number; revised: number; known: number; suspect: number }

/**
 * What is new in a batch that is in the order of days and holds each figure once: judged against
 * what is known, and against what the batch itself says of earlier days.
 */
export async function listNewRevisions(
  tx: Tx,
  batch: readonly Observation[],
): Promise<Recorded & { rows: NewRevision[] }> {
  const recorded: Recorded = { added: 0, revised: 0, known: 0, suspect: 0 }
  const series = new Map<string, Observation & { day: string }>()
  const days = new Set<string>()
  for (const one of batch) {
    const key = seriesKey(one)
    if (!series.has(key)) series.set(key, { ...one, day: one.effectiveDate })
    days.add(one.effectiveDate)
  }
  const known = await listNewest(tx, [...series.values()], [...days])
  const histories = await listBefore(tx, [...series.values()])
  const rows: NewRevision[] = []
  for (const table of tablesOf(batch)) {
    const dated = table.map((observation) => ({
      observation,
      nominal: Number(observation.rawNominal || '1'),
      history: histories.get(seriesKey(observation)) ?? [],
    }))
    const repeats = tableRepeats(dated)
    for (const one of dated) {
      const newest = known.get(dayKey(one.observation)) ?? null
      const row = revise(one, newest, repeats, recorded)
      if (row) rows.push(row)
    }
  }
  return { ...recorded, rows }
}

type Dated = { observation: Observation; nominal: number; history: Judged[] }

function revise(
  { observation, nominal, history }: Dated,
  newest: Newest | null,
  repeats: boolean,
  recorded: Recorded,
): NewRevision | null {
  const { effectiveDate: day, value } = observation
  const isSame = newest !== null && newest.nominal === nominal && sameDecimal(newest.value, value)
  const reason = isSame ? null : doubt(observation, { nominal, history, repeats })
  const quality = isSame ? newest.quality : reason ? 'suspect' : 'good'
  remember(history, { day, value, nominal, quality, repeats })
  if (isSame && (newest.repeats === repeats || newest.quality === 'suspect')) {
    recorded.known++
    return null
  }
  recorded[newest ? 'revised' : 'added']++
  if (reason) recorded.suspect++
  return {
    observation,
    nominal,
    revision: (newest?.revision ?? 0) + 1,
    supersedes: newest?.id ?? null,
    suspectReason: reason,
    repeats,
  }
}

/** Figures of a bank are judged; what a person enters and what is invented is not. */
function doubt(
  observation: Observation,
  { nominal, history, repeats }: { nominal: number; history: readonly Judged[]; repeats: boolean },
) {
  const { source, rateType, base, quote, effectiveDate: day, value } = observation
  if (rateType !== 'official' || !findSource(source)?.publication) return null
  if (observation.isContradicted) return 'contradiction'
  // Printed again, a figure is as good as the one it repeats.
  const last = history.find((one) => one.day < day)
  if (repeats && last?.quality === 'good') return null
  return judge({ currencies: [base, quote], day, value, nominal }, history)
}

function remember(history: Judged[], figure: Judged): void {
  if (history[0]?.day === figure.day) history[0] = figure
  else history.unshift(figure)
  if (history.length > HISTORY) history.pop()
}

function tableRepeats(table: readonly Dated[]): boolean {
  const first = table[0]?.observation
  const facts = first && findSource(first.source)
  if (!facts || first.rateType !== 'official') return false
  const rows = table.map(({ observation, nominal, history }) => ({
    row: { day: observation.effectiveDate, value: observation.value, nominal },
    before: history.find(({ day }) => day < observation.effectiveDate) ?? null,
  }))
  return isRepeated(facts, rows)
}

/** What one source said of one day; the batch is in the order of days. */
function tablesOf(batch: readonly Observation[]): Iterable<readonly Observation[]> {
  return Map.groupBy(
    batch,
    ({ source, rateType, effectiveDate }) => `${effectiveDate} ${source} ${rateType}`,
  ).values()
}
