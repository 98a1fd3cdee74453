import type { MadeAnswer } from '#platform/stored-answer.ts'

/** A refusal as RFC 9457 has it; `errors` names what is wrong, parameter by parameter. */
export type Problem = {
  status: number
  title: string
  detail: string
  errors?: { parameter: string; detail: string }[]
}

export function isProblem(answer: object): answer is Problem {
  return 'title' in answer && 'detail' in answer
}

/** Problems are not kept by anybody: the next answer may be another. */
export function problemAnswer(problem: Problem, headers: readonly string[] = []): MadeAnswer {
  return {
    status: problem.status,
    headers: ['Content-Type', 'application/problem+json', 'Cache-Control', 'no-store', ...headers],
    body: `${JSON.stringify({ type: 'about:blank', ...problem })}\n`,
  }
}
