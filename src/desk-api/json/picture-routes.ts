import { z } from 'zod'
import { listPictureUses, type PictureUsing } from '#articles/list-picture-uses.ts'
import { reframePicture } from '#articles/reframe-picture.ts'
import {
  describePictureSchema,
  framePictureSchema,
  type PictureDetail,
  type PictureList,
  pictureQuerySchema,
} from '#contract/desk-pictures.ts'
import { changePicture } from '#media/change-picture.ts'
import { findLibraryPicture, type LibraryPicture } from '#media/library-picture.ts'
import { listPictures } from '#media/list-pictures.ts'
import { removeFilesOf, removePicture } from '#media/remove-picture.ts'
import { type Tx, transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { type PictureAct, seesOnlyOwnPictures } from '#staff/picture-permissions.ts'
import { readsOnlyOwn } from '#staff/piece-permissions.ts'
import { type JsonAnswer, type JsonAsk, type JsonRoute, refuse, refuseInput } from './json-route.ts'
import { actorOf } from './on-piece.ts'
import { mayWith, shownPicture } from './show-picture.ts'

export const pictureRoutes: readonly JsonRoute[] = [
  { method: 'GET', path: '/pictures', needs: 'desk.enter', answer: list },
  { method: 'GET', path: '/pictures/:id', needs: 'desk.enter', answer: open },
  { method: 'PUT', path: '/pictures/:id', needs: 'desk.enter', answer: describe },
  { method: 'PUT', path: '/pictures/:id/framing', needs: 'desk.enter', answer: frame },
  { method: 'POST', path: '/pictures/:id/remove', needs: 'desk.enter', answer: remove },
]

async function list(ask: JsonAsk): Promise<JsonAnswer> {
  const { tools, query, present } = ask
  const parsed = pictureQuerySchema.safeParse(Object.fromEntries(query))
  if (!parsed.success) return refuseInput(parsed.error)
  const { words, unused, mine, after = null, limit } = parsed.data
  const { id, role } = present.account
  const isOwn = mine === 'yes' || seesOnlyOwnPictures(role)
  const filter = { words, isUnused: unused === 'yes', ...(isOwn && { createdBy: id }) }
  const { pictures, next } = await listPictures(tools.db, { filter, after, limit })
  const shown = pictures.map((picture) => shownPicture(ask, picture))
  return { status: 200, body: { pictures: shown, next } satisfies PictureList }
}

async function open(ask: JsonAsk): Promise<JsonAnswer> {
  const found = await findSeen(ask)
  return found ? { status: 200, body: await detailOf(ask, found) } : unknownPicture()
}

function describe(ask: JsonAsk): Promise<JsonAnswer> {
  return onPicture(ask, 'describe', describePictureSchema, async (tx, found, given) => {
    const { version, rights, ...words } = given
    const change = { actor: actorOf(ask), mediaId: found.picture.id, words, rights }
    const isDone = await changePicture(tx, { ...change, expectedVersion: version })
    return isDone ? null : changedMeanwhile()
  })
}

function frame(ask: JsonAsk): Promise<JsonAnswer> {
  return onPicture(ask, 'frame', framePictureSchema, async (tx, found, { version, framing }) => {
    const given = { mediaId: found.picture.id, expectedVersion: version, framing }
    const isDone = await reframePicture(tx, { actor: actorOf(ask), ...given })
    return isDone ? null : changedMeanwhile()
  })
}

async function remove(ask: JsonAsk): Promise<JsonAnswer> {
  const { db, media } = ask.tools
  const found = await findSeen(ask)
  if (!found) return unknownPicture()
  if (!mayWith(ask, 'remove', found)) return notAllowed()
  const mediaId = found.picture.id
  const removed = await transact(db, (tx) => removePicture(tx, { actor: actorOf(ask), mediaId }))
  if (!removed) {
    const detail =
      'A piece shows this picture, or did when it was printed: take it out of drafts, or have the piece expunged.'
    return refuse(409, 'picture-used', detail)
  }
  await removeFilesOf(db, media, removed)
  return { status: 200, body: {} }
}

type Work<Input> = (tx: Tx, found: LibraryPicture, input: Input) => Promise<JsonAnswer | null>

/** One that may not be seen is not there. What was done is answered with the picture as it is now. */
async function onPicture<Input>(
  ask: JsonAsk,
  act: PictureAct,
  schema: z.ZodType<Input>,
  work: Work<Input>,
): Promise<JsonAnswer> {
  const found = await findSeen(ask)
  if (!found) return unknownPicture()
  if (!mayWith(ask, act, found)) return notAllowed()
  const input = schema.safeParse(ask.body)
  if (!input.success) return refuseInput(input.error)
  try {
    const refused = await transact(ask.tools.db, (tx) => work(tx, found, input.data))
    return refused ?? (await open(ask))
  } catch (error) {
    if (error instanceof Failure) return refuse(409, error.code, error.message)
    throw error
  }
}

async function findSeen(ask: JsonAsk): Promise<LibraryPicture | null> {
  const id = z.uuid().safeParse(ask.named.id).data
  const found = id === undefined ? null : await findLibraryPicture(ask.tools.db, id)
  return found && mayWith(ask, 'see', found) ? found : null
}

async function detailOf(ask: JsonAsk, found: LibraryPicture): Promise<PictureDetail> {
  const { id, role } = ask.present.account
  const all = await listPictureUses(ask.tools.db, found.picture.id)
  const readsCopy = ({ begunBy }: PictureUsing) => !readsOnlyOwn(role) || begunBy === id
  const usedIn = all
    .filter((using) => using.isPublic || readsCopy(using))
    .map((using) => toldUse(using, readsCopy(using)))
  return { ...shownPicture(ask, found), usedIn, usedElsewhere: all.length - usedIn.length }
}

/** Who may not read the working copy is told what readers see. */
function toldUse(
  { begunBy: _, printedHeadline, ...using }: PictureUsing,
  readsCopy: boolean,
): PictureDetail['usedIn'][number] {
  return readsCopy ? using : { ...using, headline: printedHeadline ?? '', isInCopy: false }
}

function unknownPicture(): JsonAnswer {
  return refuse(404, 'picture-unknown', 'There is no such picture.')
}

function notAllowed(): JsonAnswer {
  return refuse(403, 'not-allowed', 'Your role does not include this, for this picture.')
}

function changedMeanwhile(): JsonAnswer {
  const detail = 'Somebody changed this picture in between; nothing of yours was stored.'
  return refuse(409, 'conflict', detail)
}
