/**
 * Brings the desk back on a dead link: keeps the shell, the files that pages have loaded, and who
 * was signed in last. Texts are not kept here; those are in the browser's own store, by account
 * (desk/saving). Whatever the network answers comes first, so nothing is ever shown old because of
 * this; what changes its name with its contents is the exception.
 */
import { forgetCopies } from './forget-copies.ts'
import { isShell, isView } from './shell.ts'

declare const self: ServiceWorkerGlobalScope

/** The shell and its files, of one build. */
const FILES = 'desk-files'
/** Who was signed in last on this browser: gone with signing out. */
const PERSON = 'desk-person'
/** Where tabs hear of it (api/session-news.ts). */
const SIGN_OUT = 'chapar-desk-sign-out'
const SHELL = '/desk'
const ME = '/desk/api/me'
/** A link on which nothing came for so long is taken for dead. */
const PATIENCE_MS = 8000

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== self.location.origin) return
  if (request.method === 'POST' && pathname === '/desk/sign-out') {
    event.respondWith(signOut(request))
  }
  if (request.method !== 'GET') return
  if (isFile(pathname)) event.respondWith(keptOrFetched(request))
  else if (pathname === ME) event.respondWith(fetchedOrKept(request, PERSON, ME))
  else if (request.mode === 'navigate' && isView(pathname)) {
    event.respondWith(fetchedOrKept(request, FILES, SHELL))
  }
})

/**
 * Signing out, by whichever page: what the server has leaves this machine, after its answer, so that
 * nothing is kept anew in between. Words that it has not stay: they are their writer's only copy.
 */
async function signOut(request: Request): Promise<Response> {
  const answer = await fetch(request)
  new BroadcastChannel(SIGN_OUT).postMessage(null)
  await Promise.all([caches.delete(PERSON), caches.delete(FILES), forgetCopies()]).catch(() => {})
  return answer
}

/** A page tells what it loaded before this worker stood between it and the network. */
self.addEventListener('message', (event) => {
  const told: unknown = event.data
  if (!Array.isArray(told)) return
  const files = told.filter((path) => typeof path === 'string' && isFile(path))
  event.waitUntil(keepAll(files))
})

function isFile(pathname: string): boolean {
  return pathname.startsWith('/desk/assets/')
}

async function keptOrFetched(request: Request): Promise<Response> {
  const kept = await caches.match(request.url, { cacheName: FILES })
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await put(FILES, request.url, answer.clone())
  return answer
}

async function fetchedOrKept(request: Request, cache: string, key: string): Promise<Response> {
  try {
    const answer = await patiently(fetch(request))
    const isFromProxy = answer.status >= 502 && answer.status <= 504
    const instead = isFromProxy ? await caches.match(key, { cacheName: cache }) : undefined
    if (instead) return instead
    await keep(cache, key, answer)
    return answer
  } catch (error) {
    const kept = await caches.match(key, { cacheName: cache })
    if (kept) return kept
    throw error
  }
}

async function keep(cache: string, key: string, answer: Response): Promise<void> {
  if (key === ME && answer.status === 401) await caches.delete(PERSON)
  if (!answer.ok || answer.redirected) return
  if (key === SHELL && !isShell(answer)) return
  if (key === SHELL && !(await isOfBuild(answer))) await caches.delete(FILES)
  await put(cache, key, answer.clone())
}

/** Whether the files that are kept are those of this shell. */
async function isOfBuild(shell: Response): Promise<boolean> {
  const before = await caches.match(SHELL, { cacheName: FILES })
  return before?.headers.get('Desk-Build') === shell.headers.get('Desk-Build')
}

async function keepAll(files: readonly string[]): Promise<void> {
  for (const key of [SHELL, ME]) {
    const cache = key === ME ? PERSON : FILES
    if (!(await caches.match(key, { cacheName: cache }))) await keep(cache, key, await fetch(key))
  }
  for (const file of files) {
    if (await caches.match(file, { cacheName: FILES })) continue
    const answer = await fetch(file)
    if (answer.ok) await put(FILES, file, answer)
  }
}

/** A full disk or a browser that keeps nothing must not stand in the way of the page. */
async function put(cache: string, key: string, answer: Response): Promise<void> {
  await caches
    .open(cache)
    .then((opened) => opened.put(key, answer))
    .catch(() => {})
}

async function patiently(answer: Promise<Response>): Promise<Response> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('the network does not answer')), PATIENCE_MS)
  try {
    return await Promise.race([answer, promise])
  } finally {
    clearTimeout(timer)
  }
}
