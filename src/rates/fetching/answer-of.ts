import type { Outgoing, OutgoingAnswer, OutgoingRequest } from '#platform/outgoing.ts'
import { OutgoingFault, type OutgoingFaultCode } from '#platform/outgoing-fault.ts'
import type { Ask } from '../sources/bank.ts'
import type { PrintedRate } from '../sources/reading/extraction.ts'
import { checkHead, checkTable, type GuardCode, type GuardFault } from './check-table.ts'

/** What came of one request, before anything is stored. */
export type Answer =
  | { outcome: 'read'; rates: readonly PrintedRate[]; answer: OutgoingAnswer }
  | { outcome: 'unchanged'; sentence: string; answer: OutgoingAnswer }
  | { outcome: 'absent'; sentence: string; answer: OutgoingAnswer }
  | { outcome: 'refused'; fault: GuardCode; sentence: string; answer: OutgoingAnswer }
  | { outcome: 'failed'; fault: OutgoingFaultCode; sentence: string; received: Uint8Array | null }

/**
 * Asks a bank, and lets in only what passes every guard. `countNear` gives the count of currencies
 * in the table before; `day` is that of the table at hand. `checkBeside` is the guard that looks at
 * what stands on record beside a table.
 *
 * @throws OutgoingFault `stopped` where Chapar is stopping
 */
export async function answerOf(
  outgoing: Outgoing,
  ask: Ask,
  options: {
    request: Omit<OutgoingRequest, 'accept'>
    countNear: (day: string) => Promise<number | null>
    checkBeside: (rates: readonly PrintedRate[]) => Promise<GuardFault | null>
  },
): Promise<Answer> {
  let answer: OutgoingAnswer
  try {
    answer = await outgoing.get(ask.url, { accept: ask.accept, ...options.request })
  } catch (error) {
    if (!(error instanceof OutgoingFault) || error.code === 'stopped') throw error
    const { code, message, received } = error
    return { outcome: 'failed', fault: code, sentence: message, received }
  }
  if (answer.status === 304) return { outcome: 'unchanged', sentence: 'As it was.', answer }
  const isMissing = answer.status === 404 || answer.status === 410
  if (ask.mayBeAbsent && isMissing) {
    return { outcome: 'absent', sentence: 'There is no such table.', answer }
  }
  const head = checkHead(answer, ask)
  if (head) return refused(head, answer)
  const read = ask.extract(answer.bytes)
  if (!read.ok) return refused(read.fault, answer)
  const newest = read.rates[0]?.day ?? ask.days.last
  const fault =
    checkTable(read.rates, ask, await options.countNear(newest)) ??
    (await options.checkBeside(read.rates))
  if (!fault) return { outcome: 'read', rates: read.rates, answer }
  if (ask.mayBeAbsent && (fault.code === 'wrong-date' || fault.code === 'empty')) {
    return { outcome: 'absent', sentence: fault.sentence, answer }
  }
  return refused(fault, answer)
}

function refused(
  { code, sentence }: { code: GuardCode; sentence: string },
  answer: OutgoingAnswer,
): Answer {
  return { outcome: 'refused', fault: code, sentence, answer }
}
