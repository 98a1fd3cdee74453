import {
  addTermNames,
  addTopic,
  type NameTaken,
  renameTopic,
  type TermOutcome,
} from '#articles/add-topic.ts'
import { listDeskTerms } from '#articles/list-desk-terms.ts'
import { listTopics } from '#articles/list-topics.ts'
import {
  newTermNamesSchema,
  newTopicSchema,
  renameTopicSchema,
  type TermList,
  type TermMade,
  type TopicList,
  termQuerySchema,
} from '#contract/desk-terms.ts'
import { transact } from '#platform/database.ts'
import { type JsonAnswer, type JsonAsk, type JsonRoute, refuse, refuseInput } from './json-route.ts'
import { actorOf, pieceId } from './on-piece.ts'

export const termRoutes: readonly JsonRoute[] = [
  { method: 'GET', path: '/terms', needs: 'desk.enter', answer: listTerms },
  { method: 'POST', path: '/terms', needs: 'term.add', answer: addOne },
  { method: 'POST', path: '/terms/:id/names', needs: 'term.add', answer: addNames },
  { method: 'PUT', path: '/terms/:id/names', needs: 'term.add', answer: rename },
  { method: 'GET', path: '/topics', needs: 'term.add', answer: showTopics },
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
  if (outcome.reason === 'name-taken') return tellTwin(outcome)
  const { reason, edition } = outcome
  const details = {
    'slug-taken': `Another has this address in the edition ${edition}.`,
    named: `It has a name in the edition ${edition} already, and its address stays.`,
    'edition-unknown': `The paper has no edition ${edition}.`,
  }
  return refuse(reason === 'edition-unknown' ? 422 : 409, reason, details[reason], { edition })
}

function tellTwin({ reason, edition, twin }: NameTaken): JsonAnswer {
  return refuse(409, reason, `There is “${twin}” already in the edition ${edition}.`, { edition })
}

async function rename(ask: JsonAsk): Promise<JsonAnswer> {
  const parsed = renameTopicSchema.safeParse(ask.body)
  const id = pieceId(ask)
  if (id === null) return refuse(404, 'term-unknown', 'There is no such topic.')
  if (!parsed.success) return refuseInput(parsed.error)
  const given = { actor: actorOf(ask), id, ...parsed.data }
  const outcome = await transact(ask.tools.db, (tx) => renameTopic(tx, given))
  if (outcome.ok) return { status: 200, body: { id } satisfies TermMade }
  if (outcome.reason === 'term-unknown') {
    return refuse(404, 'term-unknown', 'There is no such topic.')
  }
  if (outcome.reason === 'name-taken') return tellTwin(outcome)
  const detail = `It has no name in the edition ${given.edition} yet.`
  return refuse(409, outcome.reason, detail, { edition: given.edition })
}

async function showTopics({ tools }: JsonAsk): Promise<JsonAnswer> {
  return { status: 200, body: { topics: await listTopics(tools.db) } satisfies TopicList }
}
