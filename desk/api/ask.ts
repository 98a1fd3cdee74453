import type { z } from 'zod'
import { noticeAnswer } from './server-state.ts'
import { waitForSignIn, whosePage } from './sign-in-state.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export type AskOptions<T> = {
  /** sent as JSON; a Blob or FormData as it is */
  body?: unknown
  /** what the answer must look like; without it the answer is taken as it comes */
  schema?: z.ZodType<T>
  signal?: AbortSignal
  /** lets the request outlive the page; the browser takes 64 KB in all of these together */
  keepalive?: boolean
  /**
   * Where the session has ended, or is somebody else's: `wait` (the default) asks again once the
   * person has signed in, so that the caller sees nothing of it; `throw` throws the AskProblem after
   * telling the person.
   */
  whenSignedOut?: 'wait' | 'throw'
}

/** The server refused; `rest` is what the answer holds besides, such as `latest` of a conflict. */
export class AskProblem extends Error {
  readonly status: number
  /** what a program can act on, such as `conflict` */
  readonly code: string
  readonly rest: Readonly<Record<string, unknown>>

  constructor(status: number, code: string, detail: string, rest: Record<string, unknown> = {}) {
    super(detail)
    this.name = 'AskProblem'
    this.status = status
    this.code = code
    this.rest = rest
  }

  /** in words for people */
  get detail(): string {
    return this.message
  }
}

/** The request did not reach the server, or its answer did not come back: it may have been done. */
export class AskOffline extends Error {
  constructor(cause: unknown) {
    super('The server cannot be reached.', { cause })
    this.name = 'AskOffline'
  }
}

/**
 * Asks the desk's server; `path` is under /desk/api.
 *
 * @throws AskProblem where it refuses, AskOffline where it cannot be reached, the reason of `signal`
 */
export async function ask<T>(
  method: Method,
  path: string,
  options: AskOptions<T> = {},
): Promise<T> {
  for (;;) {
    const response = await send(method, path, options)
    const answer = await readJson(response, options.signal)
    if (response.ok) return options.schema ? options.schema.parse(answer) : (answer as T) // unchecked by choice
    const problem = problemOf(response.status, answer)
    if (!isOfSession(problem)) throw problem
    const signedIn = waitForSignIn(options.signal)
    if (options.whenSignedOut === 'throw') {
      signedIn.catch(() => {})
      throw problem
    }
    await signedIn
  }
}

/** Nobody is signed in, or not the one whom this page was opened for. */
export function isOfSession({ status, code }: AskProblem): boolean {
  return status === 401 || code === 'other-account'
}

async function send(method: Method, path: string, options: AskOptions<unknown>): Promise<Response> {
  const { body, signal, keepalive = false } = options
  const isRaw = body instanceof Blob || body instanceof FormData
  try {
    const response = await fetch(`/desk/api${path}`, {
      method,
      keepalive,
      ...(signal && { signal }),
      ...(body !== undefined && { body: isRaw ? body : JSON.stringify(body) }),
      headers: {
        ...(body !== undefined && !isRaw && { 'Content-Type': 'application/json' }),
        ...namedFor(path),
      },
      // A session that has ended is told by 401; nothing under /desk/api leads elsewhere.
      redirect: 'error',
    })
    noticeAnswer({ build: response.headers.get('Desk-Build') })
    return response
  } catch (error) {
    signal?.throwIfAborted()
    noticeAnswer(null)
    throw new AskOffline(error)
  }
}

/** Who is here is asked without: the answer tells whether the page is another's by now. */
function namedFor(path: string): { 'Desk-Account'?: string } {
  const account = whosePage()
  return account === null || path === '/me' ? {} : { 'Desk-Account': account }
}

/** null where it is no JSON, as from a proxy that stands before a server that is down. */
async function readJson(response: Response, signal: AbortSignal | undefined): Promise<unknown> {
  let text: string
  try {
    text = await response.text()
  } catch (error) {
    signal?.throwIfAborted()
    throw new AskOffline(error)
  }
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function problemOf(status: number, answer: unknown): AskProblem {
  // What it is made of is looked at one by one.
  const { code, detail, ...rest } = (answer ?? {}) as Record<string, unknown>
  return new AskProblem(
    status,
    typeof code === 'string' ? code : 'unreadable',
    typeof detail === 'string'
      ? detail
      : `The server answered ${status}, and not in its own words.`,
    rest,
  )
}
