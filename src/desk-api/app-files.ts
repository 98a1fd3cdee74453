import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Context } from 'hono'
import { z } from 'zod'
import { answerResponse } from '#platform/answer-response.ts'
import { Failure } from '#platform/failure.ts'
import { type StoredAnswer, storeAnswer } from '#platform/stored-answer.ts'

/** The built editors' application, in memory. */
export type AppFiles = {
  /** what the shell must name; addresses under /desk/assets */
  entry: { script: string; preloaded: readonly string[]; sheets: readonly string[] }
  /** by file name: a name that is no key leads nowhere, whatever it is made of */
  files: ReadonlyMap<string, StoredAnswer>
  /** what brings the application back on a dead link; its name never changes */
  worker: StoredAnswer
}

const chunkSchema = z.object({
  file: z.string(),
  css: z.array(z.string()).default([]),
  imports: z.array(z.string()).default([]),
})
const manifestSchema = z.record(z.string(), chunkSchema)
type Manifest = z.infer<typeof manifestSchema>

/** @throws Failure `desk-not-built` where the folder holds none */
export async function openAppFiles(
  folder: string,
  { safety }: { safety: readonly (readonly [string, string])[] },
): Promise<AppFiles> {
  const manifest = await readManifest(folder)
  const entry = manifest['main.tsx']
  if (!entry) throw notBuilt()
  const first = chunksOf(manifest, entry)
  const assets = path.join(folder, 'assets')
  const names = (await readdir(assets)).filter((name) => path.extname(name) in types)
  const files = names.map(
    async (name) => [name, await store(assets, name, [...safety, ...FOR_GOOD])] as const,
  )
  return {
    entry: {
      script: `/desk/${entry.file}`,
      preloaded: first.slice(1).map(({ file }) => `/desk/${file}`),
      sheets: [...new Set(first.flatMap(({ css }) => css))].map((file) => `/desk/${file}`),
    },
    files: new Map(await Promise.all(files)),
    worker: await store(folder, 'service-worker.js', [
      // Of two policies both would hold, and the site's lets nothing be asked for.
      ...safety.filter(([name]) => name !== 'Content-Security-Policy'),
      ...OF_WORKER,
    ]),
  }
}

/** One file of the application, which says itself what it is and that it never changes. */
export async function answerAppFile(c: Context, open: () => Promise<AppFiles>): Promise<Response> {
  const { files } = await open()
  const stored = files.get(c.req.param('name') ?? '')
  // A page of an older build asks for what is gone: nobody may keep this answer.
  if (!stored) return c.text('There is no such file.\n', 404, { 'Cache-Control': 'no-store' })
  return answerResponse(stored, (name) => c.req.header(name))
}

/** The worker: asked for anew at each visit, for all views, and able to ask our server only. */
export async function answerWorker(c: Context, open: () => Promise<AppFiles>): Promise<Response> {
  const { worker } = await open()
  return answerResponse(worker, (name) => c.req.header(name))
}

async function readManifest(folder: string): Promise<Manifest> {
  let text: string
  try {
    text = await readFile(path.join(folder, 'manifest.json'), 'utf8')
  } catch (error) {
    throw notBuilt(error)
  }
  return manifestSchema.parse(JSON.parse(text))
}

function notBuilt(cause?: unknown): Failure {
  const sentence = 'The editors’ application is not built here: run "npm run build" and reload.'
  return new Failure('desk-not-built', sentence, { cause })
}

/** The chunk and all that it loads with itself, each once. */
function chunksOf(manifest: Manifest, first: Manifest[string]): Manifest[string][] {
  const found = new Set([first])
  for (const { imports } of found) {
    for (const name of imports) {
      const chunk = manifest[name]
      if (chunk) found.add(chunk)
    }
  }
  return [...found]
}

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Their names change with their contents. */
const FOR_GOOD = [['Cache-Control', 'public, max-age=31536000, immutable']] as const

const OF_WORKER = [
  ['Cache-Control', 'no-cache'],
  ['Service-Worker-Allowed', '/desk'],
  ['Content-Security-Policy', "default-src 'none'; connect-src 'self'"],
] as const

async function store(
  folder: string,
  name: string,
  headers: readonly (readonly [string, string])[],
): Promise<StoredAnswer> {
  const [body, br, gzip] = await Promise.all([
    readFile(path.join(folder, name)),
    readIfThere(path.join(folder, `${name}.br`)),
    readIfThere(path.join(folder, `${name}.gz`)),
  ])
  const type = types[path.extname(name)] ?? ''
  return storeAnswer({
    status: 200,
    headers: [...headers.flat(), 'Content-Type', type],
    body,
    isPacked: !type.startsWith('text/') && type !== 'image/svg+xml',
    compressed: { br, gzip },
  })
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch {
    return undefined // while somebody works on it, nothing is compressed before
  }
}
