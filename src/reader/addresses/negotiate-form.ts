import type { PageForm } from './page-forms.ts'

type Range = { type: string; q: number }

/**
 * The form that an `Accept` header asks for (RFC 9110, section 12.5.1). HTML is what everybody
 * gets, save who names plain text or markdown and gives HTML no weight that is as high by name.
 */
export function negotiateForm(accept: string | undefined): PageForm {
  if (!accept) return 'html'
  const ranges = accept.split(',').map(readRange)
  const named = (type: string) => ranges.find((range) => range.type === type)?.q
  const html = named('text/html') ?? named('application/xhtml+xml')
  const other = ranges
    .flatMap(({ type, q }) => (isOther(type) && q > 0 ? [{ form: OTHERS[type], q }] : []))
    .reduce<{ form: PageForm; q: number } | null>(
      (best, range) => (best && best.q >= range.q ? best : range),
      null,
    )
  if (!other) return 'html'
  // Who names a form means it, also where a wildcard weighs the same.
  if (html === undefined)
    return other.q >= (named('text/*') ?? named('*/*') ?? 0) ? other.form : 'html'
  return other.q > html ? other.form : 'html'
}

const OTHERS = { 'text/plain': 'text', 'text/markdown': 'markdown' } as const

function isOther(type: string): type is keyof typeof OTHERS {
  return Object.hasOwn(OTHERS, type)
}

/** A weight that cannot be read counts as none at all, so that nothing is given by mistake. */
function readRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
  if (weight === undefined) return { type, q: 1 }
  return { type, q: /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight) ? Number(weight) : 0 }
}
