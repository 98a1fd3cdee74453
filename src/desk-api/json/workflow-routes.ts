import { z } from 'zod'
import { liftEmbargo, setEmbargo } from '#articles/embargo.ts'
import { findWorkflow } from '#articles/find-workflow.ts'
import { killArticle } from '#articles/kill-article.ts'
import { listPreviewLinks } from '#articles/preview-links.ts'
import { correctApproved, publishApproved, scheduleApproved } from '#articles/publish-approved.ts'
import { unscheduleArticle } from '#articles/schedule-article.ts'
import { findProvenance, stateRights } from '#articles/state-provenance.ts'
import { withdrawArticle } from '#articles/withdraw-article.ts'
import { type Published, publishSchema } from '#contract/desk.ts'
import {
  correctSchema,
  embargoSchema,
  killSchema,
  reasonSchema,
  scheduleSchema,
  stateRightsSchema,
} from '#contract/desk-workflow.ts'
import type { JsonAnswer, JsonAsk, JsonRoute } from './json-route.ts'
import { actorOf, onPiece, readPiece, refused } from './on-piece.ts'
import { toldWorkflow } from './told-workflow.ts'

/** A piece between the desk and its readers. */
export const workflowRoutes: readonly JsonRoute[] = [
  { method: 'GET', path: '/pieces/:id/workflow', needs: 'desk.enter', answer: show },
  { method: 'POST', path: '/pieces/:id/publish', needs: 'desk.enter', answer: publish },
  { method: 'POST', path: '/pieces/:id/correct', needs: 'desk.enter', answer: correct },
  { method: 'POST', path: '/pieces/:id/schedule', needs: 'desk.enter', answer: schedule },
  { method: 'POST', path: '/pieces/:id/unschedule', needs: 'desk.enter', answer: unschedule },
  { method: 'POST', path: '/pieces/:id/embargo', needs: 'desk.enter', answer: embargo },
  { method: 'POST', path: '/pieces/:id/lift-embargo', needs: 'desk.enter', answer: lift },
  { method: 'POST', path: '/pieces/:id/withdraw', needs: 'desk.enter', answer: withdraw },
  { method: 'POST', path: '/pieces/:id/rights', needs: 'desk.enter', answer: rights },
  { method: 'POST', path: '/pieces/:id/kill', needs: 'desk.enter', answer: kill },
]

function show(ask: JsonAsk): Promise<JsonAnswer> {
  const { tools, present, now, timeZone } = ask
  return readPiece(ask, async (piece) => {
    const asker = { accountId: present.account.id, now }
    const workflow = await findWorkflow(tools.db, piece, asker)
    const links = await listPreviewLinks(tools.db, piece.articleId, now)
    const provenance = piece.isRecovered ? await findProvenance(tools.db, piece.articleId) : null
    const body = toldWorkflow({ piece, workflow, links, provenance, timeZone })
    return { status: 200, body }
  })
}

function publish(ask: JsonAsk): Promise<JsonAnswer> {
  return onPiece(ask, 'publish', publishSchema, async (tx, piece, { version }) => {
    const given = { actor: actorOf(ask), articleId: piece.articleId, expectedVersion: version }
    const outcome = await publishApproved(tx, given)
    return outcome.ok ? printed(outcome) : refused(ask, piece, outcome)
  })
}

function correct(ask: JsonAsk): Promise<JsonAnswer> {
  return onPiece(ask, 'correct', correctSchema, async (tx, piece, { version, correction }) => {
    const given = { actor: actorOf(ask), articleId: piece.articleId, expectedVersion: version }
    const outcome = await correctApproved(tx, { ...given, correction })
    return outcome.ok ? printed(outcome) : refused(ask, piece, outcome)
  })
}

function schedule(ask: JsonAsk): Promise<JsonAnswer> {
  return onPiece(ask, 'schedule', scheduleSchema, async (tx, piece, { version, publishAt }) => {
    const given = { actor: actorOf(ask), articleId: piece.articleId, expectedVersion: version }
    const when = { publishAt: new Date(publishAt), now: ask.now }
    const outcome = await scheduleApproved(tx, { ...given, ...when })
    return outcome.ok ? state('scheduled') : refused(ask, piece, outcome)
  })
}

function unschedule(ask: JsonAsk): Promise<JsonAnswer> {
  return onPiece(ask, 'unschedule', nothingSchema, async (tx, { articleId }) =>
    state(await unscheduleArticle(tx, { actor: actorOf(ask), articleId })),
  )
}

function embargo(ask: JsonAsk): Promise<JsonAnswer> {
  return onPiece(ask, 'embargo', embargoSchema, async (tx, { articleId }, { until }) => {
    const given = { actor: actorOf(ask), articleId, now: ask.now }
    await setEmbargo(tx, { ...given, until: new Date(until) })
    return { status: 200, body: { embargoUntil: new Date(until).toISOString() } }
  })
}

function lift(ask: JsonAsk): Promise<JsonAnswer> {
  return onPiece(ask, 'lift-embargo', reasonSchema, async (tx, { articleId }, { reason }) => {
    await liftEmbargo(tx, { actor: actorOf(ask), articleId, reason })
    return { status: 200, body: { embargoUntil: null } }
  })
}

function withdraw(ask: JsonAsk): Promise<JsonAnswer> {
  return onPiece(ask, 'withdraw', reasonSchema, async (tx, { articleId }, { reason }) => {
    await withdrawArticle(tx, { actor: actorOf(ask), articleId, reason })
    return { status: 200, body: { publicState: 'withdrawn' } }
  })
}

function kill(ask: JsonAsk): Promise<JsonAnswer> {
  return onPiece(ask, 'kill', killSchema, async (tx, { articleId }, { reason }) => {
    await killArticle(tx, { actor: actorOf(ask), articleId, ...(reason && { reason }) })
    return { status: 200, body: { publicState: 'killed' } }
  })
}

function rights(ask: JsonAsk): Promise<JsonAnswer> {
  return onPiece(ask, 'state-rights', stateRightsSchema, async (tx, { articleId }, given) => {
    await stateRights(tx, { actor: actorOf(ask), articleId, ...given })
    return { status: 200, body: given }
  })
}

const nothingSchema = z.strictObject({}).optional()

function printed({ path, publishedNumber }: Published): JsonAnswer {
  return { status: 200, body: { path, publishedNumber } satisfies Published }
}

function state(deskState: string): JsonAnswer {
  return { status: 200, body: { deskState } }
}
