import {
  findPrintedVersion,
  listPrintedVersions,
  type PrintedVersion,
} from '#articles/find-printed-version.ts'
import { findSavedVersion, listSavedVersions } from '#articles/find-saved-version.ts'
import { restoreVersion } from '#articles/restore-version.ts'
import type { Saved } from '#contract/desk.ts'
import {
  type PrintedVersionLine,
  restoreSchema,
  VERSIONS_AT_ONCE,
  type VersionList,
  versionsQuerySchema,
} from '#contract/desk-revisions.ts'
import { type JsonAnswer, type JsonAsk, type JsonRoute, refuse, refuseInput } from './json-route.ts'
import { actorOf, conflict, onPiece, readPiece } from './on-piece.ts'

/** What a piece was before. */
export const revisionRoutes: readonly JsonRoute[] = [
  { method: 'GET', path: '/pieces/:id/versions', needs: 'desk.enter', answer: list },
  { method: 'GET', path: '/pieces/:id/versions/:number', needs: 'desk.enter', answer: openSaved },
  { method: 'GET', path: '/pieces/:id/printed/:number', needs: 'desk.enter', answer: openPrinted },
  { method: 'POST', path: '/pieces/:id/restore', needs: 'desk.enter', answer: restore },
]

function list(ask: JsonAsk): Promise<JsonAnswer> {
  return readPiece(ask, async ({ articleId }) => {
    const query = versionsQuerySchema.safeParse(Object.fromEntries(ask.query))
    if (!query.success) return refuseInput(query.error)
    const { db } = ask.tools
    const saved = await listSavedVersions(db, articleId, {
      before: query.data.before ?? null,
      limit: VERSIONS_AT_ONCE + 1,
    })
    const shown = saved.slice(0, VERSIONS_AT_ONCE)
    const body: VersionList = {
      saved: shown.map((one) => ({ ...one, savedAt: one.savedAt.toISOString() })),
      next: saved.length > shown.length ? (shown.at(-1)?.version ?? null) : null,
      printed: (await listPrintedVersions(db, articleId)).map(toldPrinted),
    }
    return { status: 200, body }
  })
}

function openSaved(ask: JsonAsk): Promise<JsonAnswer> {
  return readPiece(ask, async ({ articleId }) => {
    const number = numberOf(ask)
    const found = number === null ? null : await findSavedVersion(ask.tools.db, articleId, number)
    if (!found) return unknownVersion()
    const { savedAt, text } = found
    const more = { savedAt: savedAt.toISOString(), headline: text.headline }
    return { status: 200, body: { ...found, ...more } }
  })
}

function openPrinted(ask: JsonAsk): Promise<JsonAnswer> {
  return readPiece(ask, async ({ articleId }) => {
    const number = numberOf(ask)
    const found = number === null ? null : await findPrintedVersion(ask.tools.db, articleId, number)
    if (!found) return unknownVersion()
    const { fromVersion } = found
    const saved =
      fromVersion === null ? null : await findSavedVersion(ask.tools.db, articleId, fromVersion)
    const body = { ...toldPrinted(found), slug: saved?.slug ?? null, text: found.text }
    return { status: 200, body }
  })
}

function restore(ask: JsonAsk): Promise<JsonAnswer> {
  return onPiece(ask, 'restore', restoreSchema, async (tx, piece, { baseVersion, from }) => {
    const given = { actor: actorOf(ask), articleId: piece.articleId, from }
    const outcome = await restoreVersion(tx, { ...given, expectedVersion: baseVersion })
    if (!outcome.ok) return conflict(ask, piece)
    const saved: Saved = { version: outcome.version, savedAt: new Date().toISOString() }
    return { status: 200, body: saved }
  })
}

function toldPrinted(one: PrintedVersion): PrintedVersionLine {
  const { publishedNumber, printedAt, printedBy, fromVersion, headline, note } = one
  return {
    ...{ publishedNumber, printedBy, fromVersion, headline, note },
    printedAt: printedAt.toISOString(),
  }
}

function numberOf({ named }: JsonAsk): number | null {
  return /^[1-9]\d{0,8}$/.test(named.number ?? '') ? Number(named.number) : null
}

function unknownVersion(): JsonAnswer {
  return refuse(404, 'version-unknown', 'There is no such version of this piece.')
}
