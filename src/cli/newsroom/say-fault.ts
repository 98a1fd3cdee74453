import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** What is wrong with an answer of `chapar init`, in words for whoever gave it. */
export function sayFault(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')} is not asked for`
  return `${place(issue.path)} ${complaint(issue)}`
}

/** `sections.0.slug` is for programs: people count from one. */
function place(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? ` (number ${part + 1})` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}

function complaint(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${kinds[issue.expected] ?? 'other'}`
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`
    case 'invalid_union':
      return 'must be one text, or one for each edition, of a fitting length'
    case 'too_small':
      return `must hold at least ${issue.minimum}${measure(issue.origin)}`
    case 'too_big':
      return `must hold at most ${issue.maximum}${measure(issue.origin)}`
    case 'invalid_format':
      return issue.format === 'email' ? 'must be a mail address' : issue.message
    default:
      return issue.message
  }
}

const kinds: Record<string, string> = {
  string: 'a text',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  boolean: 'true or false',
}

function measure(origin: string): string {
  return origin === 'string' ? ' characters' : ''
}
