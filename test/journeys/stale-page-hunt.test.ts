import { Agent, get } from 'node:http'
import { expect, test } from 'vitest'
import { correctArticle } from '#articles/correct-article.ts'
import { saveWorkingCopy } from '#articles/save-working-copy.ts'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { anArticleText, aPublishedArticle } from '../support/builders.ts'
import { useWebProcesses } from '../support/web-processes.ts'

const web = useWebProcesses(3)

/** From the acknowledgement of a publication to where nobody may be shown the page before it. */
const BOUND_MS = 150
const ACTS = 10_000
const PIECES = 12
/** One act in so many is a publication. */
const ONE_IN = 12

type Piece = { articleId: string; path: string; version: number; printed: Printing[] }
/** `at`: when its commit was acknowledged to us, by our clock. */
type Printing = { number: number; at: number }
type Sighting = { path: string; seen: number; asked: number }

const agent = new Agent({ keepAlive: true, maxSockets: 8 })
const any = (below: number) => Math.floor(Math.random() * below)

test('no read that begins 150 ms after a publication shows the page before it, in any process', async () => {
  const pieces = await Promise.all(Array.from({ length: PIECES }, aPiece))
  const stale: string[] = []
  const lags: number[] = []
  let left = ACTS
  let publications = 0
  const reader = async () => {
    while (left > 0) {
      left -= 1
      const piece = pieces[any(PIECES)]
      if (piece) note(piece, await read(piece.path))
    }
  }
  const writer = async (own: Piece[]) => {
    while (left > 0) {
      left -= 1
      publications += 1
      const piece = own[any(own.length)]
      if (piece) await publish(piece)
      await readers(ONE_IN)
    }
  }
  // Readers go on meanwhile; a writer waits for so many of their reads that the parts are right.
  let reads = 0
  const readers = async (count: number) => {
    const until = reads + count
    while (reads < until && left > 0) await new Promise((resolve) => setImmediate(resolve))
  }
  const note = (piece: Piece, { seen, asked }: Omit<Sighting, 'path'>) => {
    reads += 1
    // What had been acknowledged when the read began, the newest first.
    const due = piece.printed.findLast(({ number, at }) => at <= asked && number > seen)
    if (!due) return
    const since = piece.printed.find(({ number }) => number > seen)?.at ?? asked
    lags.push(asked - since)
    if (asked - since > BOUND_MS)
      stale.push(`${piece.path}: ${seen} instead of ${due.number}, after ${asked - since} ms`)
  }
  const halves = [pieces.slice(0, PIECES / 2), pieces.slice(PIECES / 2)]
  await Promise.all([...Array.from({ length: 6 }, reader), ...halves.map(writer)])
  console.log({ publications, reads, lags: lags.length, max: Math.max(0, ...lags) })
  expect(stale).toEqual([])
  expect(publications).toBeGreaterThan(ACTS / 50)
  // Nothing is left behind either.
  for (const { path, printed } of pieces) {
    for (const address of web.addresses) {
      expect((await readAt(address + path)).seen).toBe(printed.at(-1)?.number)
    }
  }
})

async function aPiece(): Promise<Piece> {
  const { articleId, path } = await aPublishedArticle(web.database.db, {
    text: { headline: 'Number 1.' },
  })
  return { articleId, path, version: 1, printed: [{ number: 1, at: performance.now() }] }
}

async function publish(piece: Piece): Promise<void> {
  const { articleId, version } = piece
  const number = (piece.printed.at(-1)?.number ?? 0) + 1
  const actor = operator
  await transact(web.database.db, async (tx) => {
    const text = anArticleText({ headline: `Number ${number}.` })
    const saved = await saveWorkingCopy(tx, { actor, articleId, expectedVersion: version, text })
    if (!saved.ok) throw new Error('somebody else saved')
    piece.version = saved.version
    const correction = { kind: 'correction', publicNote: 'Another number.' } as const
    await correctArticle(tx, { actor, articleId, correction })
  })
  piece.printed.push({ number, at: performance.now() })
}

function read(path: string) {
  return readAt(`${web.addresses[any(web.addresses.length)]}${path}`)
}

function readAt(url: string): Promise<Omit<Sighting, 'path'>> {
  const asked = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { agent }, async (incoming) => {
      const html = String(Buffer.concat(await incoming.toArray()))
      const seen = Number(/<h1>Number (\d+)\.</.exec(html)?.[1])
      if (incoming.statusCode === 200 && seen > 0) resolve({ seen, asked })
      else reject(new Error(`${url} answered ${incoming.statusCode}`))
    }).on('error', reject)
  })
}
