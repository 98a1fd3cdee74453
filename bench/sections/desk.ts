import { pieceListSchema } from '#contract/desk.ts'
import { type Db, transact } from '#platform/database.ts'
import { createAccount, emailSchema } from '#staff/accounts.ts'
import { operator } from '#staff/audit-log.ts'
import { setPassword } from '#staff/credentials.ts'
import { hashPassword } from '#staff/passwords.ts'
import { copySite, removeSite } from '../data/prepared-site.ts'
import { type Bench, type Line, type Section, verdict } from '../section.ts'
import { milliseconds } from '../support/figures.ts'
import { joinDatabase } from '../support/site-database.ts'
import { type RunningProcess, startSite } from '../support/site-process.ts'
import { median, percentile } from '../support/statistics.ts'
import { openTimedClient } from '../support/timed-client.ts'
import { listFilters } from './desk-filters.ts'

const PERSON = { email: 'bench@example.org', password: 'six grey herons downstream' }

/** The desk's list and its filters, beside an answer of the desk that asks for one row. */
export const desk: Section = {
  name: 'desk',
  async run(bench) {
    const lines: Line[] = []
    for (const articles of bench.sizes) {
      const dataDir = await copySite(await bench.site(articles), 'site-for-the-desk')
      const site = await startSite(dataDir)
      try {
        lines.push(...(await measure(bench, { dataDir, site, articles })))
      } finally {
        await site.stop()
        await removeSite(dataDir)
      }
    }
    return lines
  },
}

type Measured = { dataDir: string; site: RunningProcess; articles: number }

async function measure(bench: Bench, { dataDir, site, articles }: Measured): Promise<Line[]> {
  const database = await joinDatabase(dataDir)
  await employ(database.db)
  const filters = await listFilters(database.db)
  await database.close()
  const cookie = await signIn(site.port)
  const client = openTimedClient(site.port)
  const times = new Map<string, number[]>()
  const ask = async (what: string, path: string) => {
    const { status, ms, body } = await client.ask(`/desk/api${path}`, { cookie })
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    if (path.startsWith('/pieces')) pieceListSchema.parse(JSON.parse(body))
    times.set(what, [...(times.get(what) ?? []), ms])
  }
  for (let round = 0; round < (bench.quick ? 10 : 100); round += 1) {
    await ask(CONTROL, '/me')
    for (const [what, query] of filters) await ask(what, `/pieces?${query}`)
  }
  client.close()
  const control = median(times.get(CONTROL) ?? [])
  return filters.map(([what]) => {
    const took = times.get(what) ?? []
    const [middle, p95] = [median(took), percentile(took, 95)]
    return {
      what: `desk, ${what}`,
      articles,
      figure: milliseconds(middle),
      spread: `p95 ${milliseconds(p95)}`,
      control: milliseconds(control),
      target: '≤ 100 ms',
      ...verdict(middle <= 100),
    }
  })
}

const CONTROL = 'who is signed in'

async function employ(db: Db): Promise<void> {
  const hash = await hashPassword(PERSON.password)
  await transact(db, async (tx) => {
    const email = emailSchema.parse(PERSON.email)
    const made = await createAccount(tx, { actor: operator, email, name: 'Bench', role: 'editor' })
    if (made.ok) await setPassword(tx, { actor: operator, accountId: made.id, hash })
  })
}

async function signIn(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/desk/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(PERSON),
  })
  if (answer.status !== 303) throw new Error(`signing in answered ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ')
}
