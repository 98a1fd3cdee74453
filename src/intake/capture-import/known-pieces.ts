import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import {
  type CopyDigests,
  type CopyRelation,
  compareCopies,
  copySchema,
  type PieceCopy,
} from './piece-copy.ts'

/** A piece of which there are copies already, and what this copy is beside the fullest of them. */
export type KnownPiece = { articleId: string; relation: CopyRelation; sameHeadline: boolean }

export type FoundCopy = { copy: PieceCopy; digests: CopyDigests }

export type KnownPieces = {
  /**
   * The piece that this is a copy of, by its headline or its opening words; null where it is new.
   * One with the same headline and other words is `changed` or `other`: whoever asks decides.
   */
  find(found: FoundCopy): KnownPiece | null
  /** From now on this is a copy of that piece; `isFullest` where later ones compare with it. */
  add(articleId: string, found: FoundCopy, isFullest: boolean): void
}

/**
 * What captures, `without` one, hold of the pieces that were found in one. Two queries, however
 * many pieces there are.
 */
export async function loadKnownPieces(
  tx: Tx,
  all: readonly FoundCopy[],
  { without }: { without: string | null },
): Promise<KnownPieces> {
  const candidates = await listCandidates(tx, all, without)
  const unsure = all.flatMap((found) =>
    matching(candidates, found.digests).filter(({ texts }) => !texts.has(found.digests.text)),
  )
  await loadCopies(tx, unsure, without)
  return {
    find: (found) => closest(candidates, found),
    add(articleId, { copy, digests }, isFullest) {
      const candidate = candidates.get(articleId) ?? newCandidate(articleId)
      candidates.set(articleId, candidate)
      note(candidate, digests)
      if (!isFullest) return
      candidate.texts.add(digests.text)
      candidate.copy = copy
    },
  }
}

/** `texts`: digests of whole copies. `copy`: the fullest of them, where it was asked for. */
type Candidate = {
  articleId: string
  headlines: Set<string>
  openings: Set<string>
  texts: Set<string>
  copy: PieceCopy | null
}

type Candidates = Map<string, Candidate>

const relations: readonly CopyRelation[] = ['same', 'fuller', 'part', 'changed', 'other']

function closest(candidates: Candidates, { copy, digests }: FoundCopy): KnownPiece | null {
  const known: KnownPiece[] = []
  for (const candidate of matching(candidates, digests)) {
    const { articleId, texts, copy: fullest } = candidate
    const compared = fullest ? compareCopies(fullest, copy) : 'other'
    const relation = texts.has(digests.text) ? 'same' : compared
    const sameHeadline = digests.headline !== null && candidate.headlines.has(digests.headline)
    if (sameHeadline || isCopy(relation)) known.push({ articleId, relation, sameHeadline })
  }
  const distance = (piece: KnownPiece) => relations.indexOf(piece.relation)
  return known.sort((a, b) => distance(a) - distance(b))[0] ?? null
}

function isCopy(relation: CopyRelation): boolean {
  return relation === 'same' || relation === 'fuller' || relation === 'part'
}

function matching(candidates: Candidates, { headline, opening }: CopyDigests): Candidate[] {
  return [...candidates.values()].filter(
    ({ headlines, openings }) =>
      (headline !== null && headlines.has(headline)) || (opening !== null && openings.has(opening)),
  )
}

/** More pieces than this are not looked at: so many share a headline only where it says nothing. */
const MOST_CANDIDATES = 2000

async function listCandidates(tx: Tx, all: readonly FoundCopy[], without: string | null) {
  const headlines = all.flatMap(({ digests }) => digests.headline ?? [])
  const openings = all.flatMap(({ digests }) => digests.opening ?? [])
  const rows = await tx
    .selectFrom('sightings')
    .distinct()
    .select(['article_id as articleId', 'headline_digest as headline', 'digest as text'])
    .select(['opening_digest as opening', 'completeness'])
    .where('article_id', 'is not', null)
    .where((row) =>
      row.or([
        row('headline_digest', '=', sql<string>`any(${headlines}::text[])`),
        row('opening_digest', '=', sql<string>`any(${openings}::text[])`),
      ]),
    )
    .$if(without !== null, (query) => query.where('capture_sha256', '<>', without ?? ''))
    .limit(MOST_CANDIDATES)
    .execute()
  const candidates: Candidates = new Map()
  for (const { articleId, completeness, ...digests } of rows) {
    if (articleId === null) continue
    const candidate = candidates.get(articleId) ?? newCandidate(articleId)
    note(candidate, digests)
    if (completeness === 'whole') candidate.texts.add(digests.text)
    candidates.set(articleId, candidate)
  }
  return candidates
}

function newCandidate(articleId: string): Candidate {
  const [headlines, openings, texts] = [new Set<string>(), new Set<string>(), new Set<string>()]
  return { articleId, headlines, openings, texts, copy: null }
}

function note(candidate: Candidate, { headline, opening }: CopyDigests): void {
  if (headline !== null) candidate.headlines.add(headline)
  if (opening !== null) candidate.openings.add(opening)
}

/** The fullest copies as they stand in the readings, whatever was made of them at the desk. */
async function loadCopies(tx: Tx, of: readonly Candidate[], without: string | null) {
  const candidates = new Map(of.map((candidate) => [candidate.articleId, candidate]))
  if (candidates.size === 0) return
  const inReading = sql`c.reading #> array['articles', s.position::text]`
  const rows = await tx
    // Equal texts once: a piece may have stood on hundreds of pages.
    .with('s', (query) =>
      query
        .selectFrom('sightings')
        .distinctOn(['article_id', 'digest'])
        .select(['article_id', 'capture_sha256', 'position'])
        .where('article_id', 'in', [...candidates.keys()])
        .where('completeness', '=', 'whole')
        .$if(without !== null, (q) => q.where('capture_sha256', '<>', without ?? ''))
        .orderBy('article_id')
        .orderBy('digest'),
    )
    .selectFrom('s')
    .innerJoin('captures as c', 'c.sha256', 's.capture_sha256')
    .distinctOn('s.article_id')
    .select(['s.article_id as articleId', sql<unknown>`${inReading}`.as('piece')])
    .orderBy('s.article_id')
    .orderBy(sql`length((${inReading})::text)`, 'desc')
    .execute()
  for (const { articleId, piece } of rows) {
    const candidate = candidates.get(articleId ?? '')
    if (candidate) candidate.copy = copySchema.parse(piece)
  }
}
