import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { Failure } from '#platform/failure.ts'

export type CleanSvg = { svg: string; width: number; height: number }

const MOST_BYTES = 1024 * 1024
const MOST_ELEMENTS = 20_000

/**
 * A drawing with nothing in it but lines, areas and colours, written anew: no script, no link, no
 * style sheet, no picture or text of elsewhere, no filter that takes forever. Its root has a
 * `viewBox` that begins at 0 0 and no other size.
 *
 * @throws Failure `picture-unsafe`, `picture-unreadable`, `picture-too-large`
 */
export function cleanSvg(bytes: Buffer): CleanSvg {
  if (bytes.length > MOST_BYTES) {
    throw new Failure('picture-too-large', 'A drawing (SVG) may have 1 MB at most.')
  }
  const parser = new SaxesParser()
  const out: string[] = []
  let size: Omit<CleanSvg, 'svg'> | null = null
  let depth = 0
  let elements = 0
  parser.on('error', (error) => {
    throw new Failure('picture-unreadable', `The drawing (SVG) is broken: ${error.message}.`)
  })
  // Entities multiply; ours need none.
  parser.on('doctype', () => refuse('a document type'))
  parser.on('opentag', (tag) => {
    elements += 1
    if (elements > MOST_ELEMENTS) refuse(`more than ${MOST_ELEMENTS} parts`)
    requirePart(tag, depth === 0)
    depth += 1
    if (depth > 50) refuse('parts inside parts without end')
    if (size) return void out.push(openTag(tag))
    size = sizeOf(tag)
    out.push(rootTag({ ...size, left: 0, top: 0 }))
    const [left = 0, top = 0] = viewBoxOf(tag) ?? []
    out.push(`<g transform="translate(${-left} ${-top})">`)
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    out.push(depth === 0 ? '</g></svg>' : `</${tag.name}>`)
  })
  parser.write(new TextDecoder('utf-8').decode(bytes)).close()
  if (!size) throw new Failure('picture-unreadable', 'The drawing (SVG) is empty.')
  return { svg: out.join(''), ...(size as Omit<CleanSvg, 'svg'>) }
}

/** A part of a drawing from `cleanSvg`, in so many pixels. */
export function cutSvg(
  svg: string,
  part: { left: number; top: number; width: number; height: number },
  pixels: { width: number; height: number },
): string {
  const root = rootTag(part).replace(
    /^<svg /,
    `<svg width="${pixels.width}" height="${pixels.height}" preserveAspectRatio="none" `,
  )
  return root + svg.slice(svg.indexOf('>') + 1)
}

function rootTag(box: { left: number; top: number; width: number; height: number }): string {
  const { left, top, width, height } = box
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}">`
}

const PARTS = new Set([
  ...['svg', 'g', 'defs', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'],
  ...['linearGradient', 'radialGradient', 'stop', 'clipPath', 'title', 'desc'],
])

const ATTRIBUTES = new Set([
  ...['id', 'transform', 'd', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'fx'],
  ...['fy', 'width', 'height', 'points', 'viewBox', 'xmlns', 'version', 'offset', 'opacity'],
  ...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-opacity'],
  ...['stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit', 'stroke-dasharray'],
  ...['stroke-dashoffset', 'stop-color', 'stop-opacity', 'clip-path', 'clip-rule', 'color'],
  ...['gradientUnits', 'gradientTransform', 'spreadMethod', 'clipPathUnits'],
])

function requirePart({ name, attributes }: SaxesTagPlain, isRoot: boolean): void {
  if (isRoot !== (name === 'svg'))
    refuse(isRoot ? `<${name}> for its root` : 'one drawing in another')
  if (!PARTS.has(name)) refuse(`<${name}>`)
  for (const [key, value] of Object.entries(attributes)) {
    if (!ATTRIBUTES.has(key)) refuse(`${key}=`)
    const leadsAway =
      /url\((?!#[\w-]+\))/i.test(value) || /[a-z]+:/i.test(value.replace(SVG_NAMESPACE, ''))
    if (leadsAway) refuse('an address')
  }
}

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg'

function openTag({ name, attributes }: SaxesTagPlain): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  return `<${name}${written.join('')}>`
}

function escaped(value: string): string {
  return value.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function sizeOf(tag: SaxesTagPlain): { width: number; height: number } {
  const [, , ...box] = viewBoxOf(tag) ?? []
  const [width, height] =
    box.length === 2
      ? box
      : [tag.attributes.width, tag.attributes.height].map((text) => Number.parseFloat(text ?? ''))
  const isSize = (length: number | undefined): length is number =>
    length !== undefined && length >= 1 && length <= 100_000
  if (!isSize(width) || !isSize(height)) return refuse('no viewBox')
  return { width: Math.round(width), height: Math.round(height) }
}

function viewBoxOf({ attributes }: SaxesTagPlain): number[] | null {
  const numbers = (attributes.viewBox ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  return numbers.length === 4 && numbers.every(Number.isFinite) ? numbers : null
}

function refuse(what: string): never {
  throw new Failure(
    'picture-unsafe',
    `The drawing (SVG) has ${what}; only lines, areas and colours are taken, letters as outlines.`,
  )
}
