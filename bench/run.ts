// npm run bench [-- --quick] [--only hits,start] [--sizes 300,100000] [--fresh]
import { parseArgs } from 'node:util'
import { buildChapar } from '../test/support/chapar-process.ts'
import { prepareSite } from './data/prepared-site.ts'
import { asTable, writeSection } from './report.ts'
import type { Bench, Line, Section } from './section.ts'
import { backup } from './sections/backup.ts'
import { crawl } from './sections/crawl.ts'
import { desk } from './sections/desk.ts'
import { deskApp } from './sections/desk-app.ts'
import { hits } from './sections/hits.ts'
import { intake } from './sections/intake.ts'
import { memory } from './sections/memory.ts'
import { misses } from './sections/misses.ts'
import { nginx } from './sections/nginx.ts'
import { payloads } from './sections/payloads.ts'
import { rates } from './sections/rates.ts'
import { start } from './sections/start.ts'
import { view } from './sections/view.ts'
import { visible } from './sections/visible.ts'
import { LOAD_CORE, stayOnCore } from './support/cores.ts'
import { describeMachine } from './support/machine.ts'

const sections: readonly Section[] = [
  hits,
  nginx,
  misses,
  crawl,
  visible,
  start,
  memory,
  view,
  intake,
  rates,
  payloads,
  desk,
  deskApp,
  backup,
]

const order = sections.map(({ name }) => name)

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    sizes: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  },
})

const say = (text: string) => console.error(text)
const sizes = (values.sizes ?? (values.quick ? '300' : '300,100000')).split(',').map(Number)
const sites = new Map<number, Promise<string>>()
const bench: Bench = {
  quick: values.quick,
  sizes,
  rounds: values.quick ? 5 : 15,
  roundSeconds: values.quick ? 0.6 : 2,
  say,
  site(articles) {
    const made = sites.get(articles) ?? prepareSite(articles, { fresh: values.fresh, say })
    sites.set(articles, made)
    return made
  },
}

await buildChapar()
// Generating is not measured, and may use the whole machine.
for (const articles of sizes) await bench.site(articles)
stayOnCore(LOAD_CORE)
for (const line of describeMachine()) say(line)

const wanted = values.only?.split(',')
const lines: Line[] = []
const failures: string[] = []
for (const section of sections) {
  if (wanted && !wanted.includes(section.name)) continue
  say(section.name)
  try {
    const found = await section.run(bench)
    lines.push(...found)
    const notes = values.quick ? ['A quick run: short rounds and few of them'] : []
    // After each, so that a run cut short leaves what it found.
    await writeSection(section.name, { lines: found, notes }, order)
  } catch (error) {
    failures.push(`Section ${section.name} failed: ${error}`)
    process.exitCode = 1
  }
}
console.log(asTable(lines))
for (const failure of failures) console.log(failure)
