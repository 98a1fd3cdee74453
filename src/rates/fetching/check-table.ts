import type { Ask } from '../sources/bank.ts'
import type { PrintedRate, TableFaultCode } from '../sources/reading/extraction.ts'

export type GuardCode =
  | TableFaultCode
  | 'status'
  | 'wrong-type'
  | 'empty'
  | 'wrong-date'
  | 'no-dollar'
  | 'too-few-currencies'
  | 'nominal-unclear'

export type GuardFault = { code: GuardCode; sentence: string }

/** A table with fewer than this share of the last one's currencies has lost some. */
export const LEAST_SHARE = 0.8

/** Of what comes before the bytes are read: null where they may be. */
export function checkHead(
  answer: { status: number; headers: Readonly<Record<string, string>>; bytes: Uint8Array },
  ask: Pick<Ask, 'accept'>,
): GuardFault | null {
  if (answer.status !== 200) {
    return { code: 'status', sentence: `The answer has the status ${answer.status}.` }
  }
  const type = (answer.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  // Some banks call their XML text/html; the bytes themselves decide then.
  const isKnown = type === '' || /^text\/|xml|json|csv|octet-stream/.test(type)
  if (!isKnown) return { code: 'wrong-type', sentence: `The answer is ${type.slice(0, 60)}.` }
  const start = Buffer.from(answer.bytes.subarray(0, 200)).toString('latin1')
  if (!ask.accept.includes('html') && /^\s*(<!doctype\s+html|<html)/i.test(start)) {
    return { code: 'wrong-type', sentence: 'The answer is a page of HTML, not a table.' }
  }
  return null
}

/** Whether the rates that were read are those that were asked for, and all of them. */
export function checkTable(
  rates: readonly PrintedRate[],
  ask: Pick<Ask, 'days' | 'isTable' | 'lacksDollar'>,
  lastCount: number | null,
): GuardFault | null {
  if (rates.length === 0) return { code: 'empty', sentence: 'The table has no figure.' }
  const wrongDay = findWrongDay(rates, ask.days)
  if (wrongDay) return wrongDay
  if (!ask.isTable) return null
  const codes = new Set(rates.map(({ code }) => code))
  if (!ask.lacksDollar && !codes.has('USD')) {
    return { code: 'no-dollar', sentence: 'The US dollar is missing from the table.' }
  }
  if (lastCount !== null && codes.size < LEAST_SHARE * lastCount) {
    const sentence = `The table has ${codes.size} currencies, and had ${lastCount} before.`
    return { code: 'too-few-currencies', sentence }
  }
  return null
}

/**
 * A table asked for by its day is of that day in every row. Elsewhere rows may be older, where a
 * bank prints the day of each, but the newest must be of the days in question and none later.
 */
function findWrongDay(rates: readonly PrintedRate[], days: Ask['days']): GuardFault | null {
  const newest = newestDay(rates)
  const isSingle = days.first === days.last
  const other = isSingle ? rates.find(({ day }) => day !== days.first)?.day : undefined
  if (other === undefined && newest >= days.first && newest <= days.last) return null
  const wanted = isSingle ? days.first : `${days.first} to ${days.last}`
  return {
    code: 'wrong-date',
    sentence: `The table is of ${other ?? newest}, and ${wanted} was asked for.`,
  }
}

/** 'YYYY-MM-DD'; '' where there is none. */
export function newestDay(rates: readonly PrintedRate[]): string {
  return (
    rates
      .map(({ day }) => day)
      .sort()
      .at(-1) ?? ''
  )
}
