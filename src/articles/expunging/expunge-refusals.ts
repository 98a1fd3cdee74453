import { sql } from 'kysely'
import { cut, holds, type Target } from '#expunctions/passage.ts'
import type { Tx } from '#platform/database.ts'

/** Cuts the target from the names of files that an import refused. */
export async function expungeRefusals(tx: Tx, target: Target): Promise<void> {
  for await (const refusal of eachRefusal(tx)) {
    if (!holds(refusal.file, target)) continue
    await tx
      .updateTable('import_refusals')
      .set({ file: cut(refusal.file, target) })
      .where('run_id', '=', refusal.run_id)
      .where('position', '=', refusal.position)
      .execute()
  }
}

type Refusal = { run_id: string; position: number; file: string }

export async function* eachRefusal(tx: Tx): AsyncGenerator<Refusal> {
  let after: Pick<Refusal, 'run_id' | 'position'> = { run_id: NO_RUN, position: 0 }
  for (;;) {
    const { run_id, position } = after
    const refusals: Refusal[] = await tx
      .selectFrom('import_refusals')
      .select(['run_id', 'position', 'file'])
      .where(sql<boolean>`(run_id, position) > (${run_id}::uuid, ${position})`)
      .orderBy('run_id')
      .orderBy('position')
      .limit(1000)
      .execute()
    yield* refusals
    const last = refusals.at(-1)
    if (!last) return
    after = last
  }
}

/** Before all ids of runs. */
const NO_RUN = '00000000-0000-0000-0000-000000000000'
