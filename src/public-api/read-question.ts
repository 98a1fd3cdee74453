import { chooseForm } from './choose-form.ts'
import type { Endpoint } from './endpoint.ts'
import { findEndpoint } from './endpoints.ts'
import type { Problem } from './problem.ts'
import { type Form, forms } from './write-answer.ts'

/** A request as it is understood before its parameters are read. */
export type Question = {
  endpoint: Endpoint
  asked: Record<string, string>
  form: Form
  /** whether the `Accept` header had a say in the form */
  isNegotiated: boolean
  /** the one spelling of what is asked: path, parameters by name, and `cursor` apart from them */
  address: string
  /** under which name the answer is kept */
  key: string
}

export const API_ROOT = '/api/v1'

/** @param pathname begins with '/api/v1' */
export function readQuestion(
  { pathname, searchParams }: URL,
  accept: string | undefined,
): Question | Problem {
  const { path, suffix } = splitSuffix(pathname.slice(API_ROOT.length))
  const found = findEndpoint(path)
  if (!found) return nothingAt(pathname)
  const { endpoint, inPath } = found
  if (suffix === 'txt' && !endpoint.hasText) return nothingAt(pathname)
  const query = readQuery(searchParams, inPath)
  if (!query.isPlain) return query.problem
  const { format, ...rest } = query.asked
  if (suffix && format !== undefined && format !== suffix) {
    return misunderstood('format', 'contradicts the suffix of the address')
  }
  // A form that does not exist is left for the endpoint to refuse.
  const named = suffix ?? (isForm(format) ? format : null)
  const form = named ?? chooseForm(accept)
  const { cursor = '', ...plain } = rest
  const names = Object.keys(plain).toSorted()
  const text = new URLSearchParams(names.map((name): [string, string] => [name, plain[name] ?? '']))
  const address = `${API_ROOT}${path}${named ? `.${named}` : ''}${names.length > 0 ? `?${text}` : ''}`
  return {
    endpoint,
    asked: { ...query.asked, ...inPath },
    form,
    isNegotiated: named === null,
    address,
    key: `${form} ${named ?? ''} ${format ?? ''} ${cursor} ${address}`,
  }
}

function nothingAt(pathname: string): Problem {
  const detail = `There is nothing at ${pathname}; /api says what there is.`
  return { status: 404, title: 'Not found', detail }
}

type Query = { isPlain: true; asked: Record<string, string> } | { isPlain: false; problem: Problem }

function readQuery(searchParams: URLSearchParams, inPath: Record<string, string>): Query {
  const asked: Record<string, string> = {}
  for (const [name, value] of searchParams) {
    if (Object.hasOwn(asked, name)) {
      return { isPlain: false, problem: misunderstood(name, 'is given twice') }
    }
    if (Object.hasOwn(inPath, name)) {
      return { isPlain: false, problem: misunderstood(name, 'stands in the path already') }
    }
    // A property of this name would be one of every object.
    if (name === '__proto__')
      return { isPlain: false, problem: misunderstood(name, 'is no parameter') }
    asked[name] = value
  }
  return { isPlain: true, asked }
}

function misunderstood(parameter: string, detail: string): Problem {
  return {
    status: 422,
    title: 'The question cannot be understood',
    detail: `${parameter} ${detail}.`,
    errors: [{ parameter, detail }],
  }
}

function splitSuffix(path: string): { path: string; suffix: Form | null } {
  const at = path.lastIndexOf('.')
  const suffix = path.slice(at + 1)
  return at > 0 && isForm(suffix) ? { path: path.slice(0, at), suffix } : { path, suffix: null }
}

function isForm(text: string | undefined): text is Form {
  return text !== undefined && Object.hasOwn(forms, text)
}
