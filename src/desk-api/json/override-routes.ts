import { z } from 'zod'
import { reviewOverride } from '#articles/overrides.ts'
import { type ApprovalRules, changeRulesSchema } from '#contract/desk-workflow.ts'
import { transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { findApprovalRules, setSecondPersonKinds } from '#site/approval-rules.ts'
import { type JsonAnswer, type JsonAsk, type JsonRoute, refuse, refuseInput } from './json-route.ts'
import { actorOf } from './on-piece.ts'

/** Which kinds a second person has to approve, and that somebody has looked at what went without. */
export const overrideRoutes: readonly JsonRoute[] = [
  { method: 'GET', path: '/approval-rules', needs: 'desk.enter', answer: showRules },
  { method: 'PUT', path: '/approval-rules', needs: 'approval-rules.change', answer: changeRules },
  { method: 'POST', path: '/overrides/:id/reviewed', needs: 'override.review', answer: review },
]

async function showRules({ tools }: JsonAsk): Promise<JsonAnswer> {
  const { kinds, changed } = await findApprovalRules(tools.db)
  const body: ApprovalRules = {
    secondPersonFor: kinds,
    changed: changed && { by: changed.by, at: changed.at.toISOString() },
  }
  return { status: 200, body }
}

async function changeRules(ask: JsonAsk): Promise<JsonAnswer> {
  const parsed = changeRulesSchema.safeParse(ask.body)
  if (!parsed.success) return refuseInput(parsed.error)
  const change = { actor: actorOf(ask), kinds: parsed.data.secondPersonFor }
  await transact(ask.tools.db, (tx) => setSecondPersonKinds(tx, change))
  return showRules(ask)
}

async function review(ask: JsonAsk): Promise<JsonAnswer> {
  const { data: overrideId } = z.uuid().safeParse(ask.named.id)
  if (overrideId === undefined) return refuse(404, 'override-unknown', 'There is no such override.')
  try {
    await transact(ask.tools.db, (tx) => reviewOverride(tx, { actor: actorOf(ask), overrideId }))
    return { status: 200, body: {} }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return refuse(error.code === 'override-unknown' ? 404 : 409, error.code, error.message)
  }
}
