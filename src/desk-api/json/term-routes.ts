import { addByline } from '#articles/add-byline.ts'
import { addTermNames, addTopic, type TermOutcome } from '#articles/add-topic.ts'
import { listDeskBylines } from '#articles/list-desk-bylines.ts'
import { listDeskTerms } from '#articles/list-desk-terms.ts'
import {
  type BylineList,
  bylineQuerySchema,
  type DeskByline,
  newBylineSchema,
  newTermNamesSchema,
  newTopicSchema,
  type TermList,
  type TermMade,
  termQuerySchema,
} from '#contract/desk-terms.ts'
import { transact } from '#platform/database.ts'
import { may } from '#staff/permissions.ts'
import { type JsonAnswer, type JsonAsk, type JsonRoute, refuse, refuseInput } from './json-route.ts'
import { actorOf, pieceId } from './on-piece.ts'

export const termRoutes: readonly JsonRoute[] = [
  { method: 'GET', path: '/terms', needs: 'desk.enter', answer: listTerms },
  { method: 'POST', path: '/terms', needs: 'term.add', answer: addOne },
  { method: 'POST', path: '/terms/:id/names', needs: 'term.add', answer: addNames },
  { method: 'GET', path: '/bylines', needs: 'desk.enter', answer: listBylines },
  { method: 'POST', path: '/bylines', needs: 'byline.add', answer: addName },
]

async function listTerms({ tools, query }: JsonAsk): Promise<JsonAnswer> {
  const parsed = termQuerySchema.safeParse(Object.fromEntries(query))
  if (!parsed.success) return refuseInput(parsed.error)
  const { axis, edition } = parsed.data
  const terms = await listDeskTerms(tools.db, { axis, edition })
  return { status: 200, body: { terms } satisfies TermList }
}

async function addOne(ask: JsonAsk): Promise<JsonAnswer> {
  const parsed = newTopicSchema.safeParse(ask.body)
  if (!parsed.success) return refuseInput(parsed.error)
  const { names } = parsed.data
  const actor = actorOf(ask)
  return tellTerm(await transact(ask.tools.db, (tx) => addTopic(tx, { actor, names })), 201)
}

async function addNames(ask: JsonAsk): Promise<JsonAnswer> {
  const parsed = newTermNamesSchema.safeParse(ask.body)
  const id = pieceId(ask)
  if (id === null) return refuse(404, 'term-unknown', 'There is no such term.')
  if (!parsed.success) return refuseInput(parsed.error)
  const { names } = parsed.data
  const actor = actorOf(ask)
  return tellTerm(await transact(ask.tools.db, (tx) => addTermNames(tx, { actor, id, names })), 200)
}

function tellTerm(outcome: TermOutcome, status: 200 | 201): JsonAnswer {
  if (outcome.ok) return { status, body: { id: outcome.id } satisfies TermMade }
  if (outcome.reason === 'term-unknown') {
    return refuse(404, 'term-unknown', 'There is no such term.')
  }
  const { reason, edition } = outcome
  const details = {
    'slug-taken': `Another has this address in the edition ${edition}.`,
    named: `It has a name in the edition ${edition} already, and its address stays.`,
    'edition-unknown': `The paper has no edition ${edition}.`,
  }
  return refuse(reason === 'edition-unknown' ? 422 : 409, reason, details[reason], { edition })
}

async function listBylines({ tools, query, present }: JsonAsk): Promise<JsonAnswer> {
  const parsed = bylineQuerySchema.safeParse(Object.fromEntries(query))
  if (!parsed.success) return refuseInput(parsed.error)
  const asked = { accountId: present.account.id, words: parsed.data.words }
  const bylines = await listDeskBylines(tools.db, asked)
  return { status: 200, body: { bylines } satisfies BylineList }
}

async function addName(ask: JsonAsk): Promise<JsonAnswer> {
  const parsed = newBylineSchema.safeParse(ask.body)
  if (!parsed.success) return refuseInput(parsed.error)
  const { isOwn, ...given } = parsed.data
  const { id, role } = ask.present.account
  if (!isOwn && !may(role, 'byline.add-for-others')) {
    return refuse(403, 'not-allowed', 'Your role lets you add bylines of your own.')
  }
  const actor = actorOf(ask)
  const toAdd = { actor, ownerId: isOwn ? id : null, ...given }
  const made = await transact(ask.tools.db, (tx) => addByline(tx, toAdd))
  if (!made) return refuse(409, 'slug-taken', 'Another byline has this address.')
  return { status: 201, body: { ...made, ...given, isOwn } satisfies DeskByline }
}
