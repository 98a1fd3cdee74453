export type Encoding = 'br' | 'gzip' | 'identity'

/**
 * The encoding for an `Accept-Encoding` header (RFC 9110, section 12.5.3): the one that weighs most,
 * among equals the smallest. Who refuses even the plain form gets it all the same.
 */
export function chooseEncoding(header: string | undefined): Encoding {
  if (!header) return 'identity'
  const known = chosen.get(header)
  if (known) return known
  const choice = read(header)
  // There are a handful of honest headers; whoever varies his makes us forget, not grow.
  if (chosen.size >= MANY_HEADERS) chosen.clear()
  chosen.set(header, choice)
  return choice
}

const MANY_HEADERS = 200
const chosen = new Map<string, Encoding>()

function read(header: string): Encoding {
  const weights = new Map(header.split(',').map(readRange))
  const weightOf = (name: Encoding) => weights.get(name) ?? weights.get('*') ?? 0
  const [br, gzip] = [weightOf('br'), weightOf('gzip')]
  const plain = weights.get('identity') ?? 0
  if (br > 0 && br >= gzip && br >= plain) return 'br'
  return gzip > 0 && gzip >= plain ? 'gzip' : 'identity'
}

/** A weight that cannot be read counts as none. */
function readRange(text: string): [string, number] {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
  const isPlain = weight !== undefined && /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight)
  return [name, weight === undefined ? 1 : isPlain ? Number(weight) : 0]
}
