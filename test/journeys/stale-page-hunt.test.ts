import { Agent, get } from 'node:http'
import { expect, test, vi } from 'vitest'
import { correctArticle } from '#articles/correct-article.ts'
import { saveWorkingCopy } from '#articles/save-working-copy.ts'
import { transact } from '#platform/database.ts'
import { errorCode } from '#platform/error-code.ts'
import { operator } from '#staff/audit-log.ts'
import { anArticleText, aPublishedArticle } from '../support/builders.ts'
import { useWebProcesses } from '../support/web-processes.ts'

const web = useWebProcesses(3)

/** People who each read whatever comes and publish into pieces of their own. */
const PEOPLE = 8
/** One act in so many is a publication; the others are reads. */
const ONE_IN = 25

type Piece = { articleId: string; path: string; version: number; printed: Printing[] }
/** Filed when its commit is acknowledged to us. */
type Printing = { number: number }
type Sighting = { seen: number }

const agent = new Agent({ keepAlive: true, maxSockets: PEOPLE })
const any = (below: number) => Math.floor(Math.random() * below)

// How soon a process hears of a publication is measured by the bench: here the machine may be busy.
test('in 10,000 acts no process shows an old page once it has heard of the publication', async () => {
  const { stale, publications } = await hunt(10_000)
  expect(stale).toEqual([])
  expect(publications).toBeGreaterThan(200)
}, 180_000)

test('nor does one where the connections that bring the events are cut again and again', async () => {
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
        stale.push(...(await lateness(piece, address ?? '')))
      }
    }
  }
  await Promise.all(pieces.map(person))
  for (const piece of pieces) await expectNewestEverywhere(piece)
  return { stale, publications }
}

/** A sentence where the page before is shown although the process has heard of the next. */
async function lateness({ path, printed }: Piece, address: string): Promise<string[]> {
  const due = printed.at(-1)?.number ?? 0
  if ((await read(address + path)).seen >= due) return []
  await vi.waitFor(() => expectNothingUnheard(address), { timeout: 30_000 })
  const { seen } = await read(address + path)
  return seen < due ? [`${address}${path} showed number ${seen} instead of ${due}`] : []
}

async function expectNothingUnheard(address: string): Promise<void> {
  const metrics = await (await fetch(`${address}/metrics`)).text()
  expect(metrics).toContain('chapar_events_behind{process="web"} 0')
}

async function expectNewestEverywhere({ path, printed }: Piece): Promise<void> {
  for (const address of web.addresses) {
    await vi.waitFor(async () => {
      expect((await read(address + path)).seen).toBe(printed.at(-1)?.number)
    }, 30_000)
  }
}

async function aPiece(): Promise<Piece> {
  const { articleId, path } = await aPublishedArticle(web.database.db, {
    text: { headline: 'Number 1.' },
  })
  return { articleId, path, version: 1, printed: [{ number: 1 }] }
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
  piece.printed.push({ number })
}

function read(url: string): Promise<Sighting> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent }, async (incoming) => {
      const html = String(Buffer.concat(await incoming.toArray()))
      const seen = Number(/<h1>Number (\d+)\.</.exec(html)?.[1])
      if (incoming.statusCode === 200 && seen > 0) resolve({ seen })
      else reject(new Error(`${url} answered ${incoming.statusCode}`))
    })
    asked.on('error', (error) => {
      // The server may close a connection that was idle at the moment at which we use it again.
      if (asked.reusedSocket && errorCode(error) === 'ECONNRESET') resolve(read(url))
      else reject(error)
    })
  })
}
