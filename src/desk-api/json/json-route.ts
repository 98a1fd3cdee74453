import type { z } from 'zod'
import type { DeskProblem } from '#contract/desk.ts'
import type { Permission } from '#staff/permissions.ts'
import type { SignedAsk } from '../route.ts'

export type JsonAsk = SignedAsk & {
  /** parts of the path, by name */
  named: Readonly<Record<string, string>>
  /** of a POST or PUT; undefined where it was none */
  body: unknown
  /** of a route that takes bytes; of no others */
  bytes: Uint8Array | null
}

export type JsonAnswer = { status: 200 | 201; body: object } | { problem: DeskProblem & object }

export type JsonRoute = {
  method: 'GET' | 'POST' | 'PUT'
  /** under /desk/api; `:id` names a part */
  path: string
  needs: Permission
  /** the body is no JSON */
  takesBytes?: true
  answer: (ask: JsonAsk) => Promise<JsonAnswer>
}

export function refuse(
  status: number,
  code: string,
  detail: string,
  more: object = {},
): JsonAnswer {
  return { problem: { status, code, title: titles[status] ?? 'Refused', detail, ...more } }
}

const titles: Record<number, string> = {
  400: 'Not understood',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Somebody was quicker',
  411: 'Not right',
  413: 'Too large',
  422: 'Not right',
  429: 'Too many',
  503: 'Not now',
  507: 'No room',
}

/** What a schema finds wrong, place by place. */
export function refuseInput(error: z.ZodError): JsonAnswer {
  const faults = error.issues.slice(0, 20).map(({ path, message }) => {
    return { at: path.join('.'), detail: message }
  })
  return refuse(422, 'input-wrong', 'What was sent does not fit.', { faults })
}
