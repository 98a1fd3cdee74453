import { type Form, forms } from './write-answer.ts'

/**
 * The form that an `Accept` header asks for: CSV or NDJSON where it names it and gives JSON no more
 * weight; JSON for everybody else.
 */
export function chooseForm(accept: string | undefined): Form {
  if (accept === undefined) return 'json'
  const weights = new Map(accept.split(',').map(readRange))
  const json = weights.get('application/json') ?? 0
  let [best, most]: [Form, number] = ['json', json]
  for (const form of ['csv', 'ndjson'] as const) {
    const weight = weights.get(forms[form].split(';')[0] ?? '') ?? 0
    if (weight > most) [best, most] = [form, weight]
  }
  return best
}

/** A weight that cannot be read counts as none. */
function readRange(text: string): [type: string, weight: number] {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
  if (weight === undefined) return [type, 1]
  return [type, /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight) ? Number(weight) : 0]
}
