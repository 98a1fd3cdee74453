import { Agent, get } from 'node:http'
import { expect, test, vi } from 'vitest'
import { correctArticle } from '#articles/correct-article.ts'
import { saveWorkingCopy } from '#articles/save-working-copy.ts'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { anArticleText, aPublishedArticle } from '../support/builders.ts'
import { useWebProcesses } from '../support/web-processes.ts'

const web = useWebProcesses(3)

/** From the acknowledgement of a publication to where nobody may be shown the page before it. */
const BOUND_MS = 150
/** People who each read whatever comes and publish into pieces of their own. */
const PEOPLE = 8
/** One act in so many is a publication; the others are reads. */
const ONE_IN = 25

type Piece = { articleId: string; path: string; version: number; printed: Printing[] }
/** `at`: when its commit was acknowledged to us, by our clock, which is the only one. */
type Printing = { number: number; at: number }
type Sighting = { seen: number; asked: number }

const agent = new Agent({ keepAlive: true, maxSockets: PEOPLE })
const any = (below: number) => Math.floor(Math.random() * below)

test('in 10,000 acts no read that begins 150 ms after a publication shows the page before it', async () => {
  const { stale, publications } = await hunt(10_000)
  expect(stale).toEqual([])
  expect(publications).toBeGreaterThan(200)
}, 180_000)

test('nor does one while the connections that bring the events are cut again and again', async () => {
  const { stale } = await hunt(1500, async (left) => {
    if (left % 150 !== 0) return
    await web.database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'chapar events'`,
    )
  })
  expect(stale).toEqual([])
}, 180_000)

/** Lets everybody act at random, and returns what was seen too late, in words. */
async function hunt(acts: number, disturb: (left: number) => Promise<void> = async () => {}) {
  const pieces = await Promise.all(Array.from({ length: PEOPLE }, aPiece))
  const stale: string[] = []
  let publications = 0
  let left = acts
  const person = async (own: Piece) => {
    while (left > 0) {
      left -= 1
      await disturb(left)
      if (any(ONE_IN) === 0) {
        publications += 1
        await publish(own)
      } else {
        const piece = pieces[any(PEOPLE)] ?? own
        const address = web.addresses[any(web.addresses.length)]
        stale.push(...lateness(piece, await read(`${address}${piece.path}`)))
      }
    }
  }
  await Promise.all(pieces.map(person))
  for (const piece of pieces) await expectNewestEverywhere(piece)
  return { stale, publications }
}

/** A sentence where the page before was shown although the next was long acknowledged. */
function lateness({ path, printed }: Piece, { seen, asked }: Sighting): string[] {
  const next = printed.find(({ number }) => number > seen)
  const since = next ? asked - next.at : 0
  return since > BOUND_MS ? [`${path} showed number ${seen} ${since} ms after the next`] : []
}

async function expectNewestEverywhere({ path, printed }: Piece): Promise<void> {
  for (const address of web.addresses) {
    await vi.waitFor(async () => {
      expect((await read(address + path)).seen).toBe(printed.at(-1)?.number)
    })
  }
}

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

function read(url: string): Promise<Sighting> {
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
