import type { Tx } from '#platform/database.ts'

export type AuditDetail = { seq: string; act: string; subject: string | null; detail: unknown }

/**
 * Takes the details of the rows that are chosen out of the audit log, with their salts; returns how
 * many. The chain holds by their digests, and a digest without its salt proves no guess.
 */
export async function expungeAudit(
  tx: Tx,
  isChosen: (row: AuditDetail) => boolean,
): Promise<number> {
  let changed = 0
  for await (const row of eachAuditDetail(tx)) {
    if (!isChosen(row)) continue
    changed += 1
    await tx
      .updateTable('audit_log')
      .set({ detail: null, detail_salt: null })
      .where('seq', '=', row.seq)
      .execute()
  }
  return changed
}

export async function* eachAuditDetail(tx: Tx): AsyncGenerator<AuditDetail> {
  let after = '0'
  for (;;) {
    const rows = await tx
      .selectFrom('audit_log')
      .select(['seq', 'act', 'subject', 'detail'])
      .where('seq', '>', after)
      .where('detail', 'is not', null)
      .orderBy('seq')
      .limit(1000)
      .execute()
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.seq
  }
}
