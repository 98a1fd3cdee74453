import type { RecoveredFrom } from '../published-article.ts'

export type RecoveredRow = { recovered_from: string | null; recovered_day: string | null }

export function recoveredFromRow(row: RecoveredRow): RecoveredFrom | null {
  const { recovered_from: origin, recovered_day: day } = row
  return origin === null ? null : { day, origin }
}

export function recoveredToRow(from: RecoveredFrom | null): RecoveredRow {
  return { recovered_from: from?.origin ?? null, recovered_day: from?.day ?? null }
}
