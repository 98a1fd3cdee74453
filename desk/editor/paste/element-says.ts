import { isAddress } from '../schema/is-address.ts'
import type { InlineStyle } from './inline-writer.ts'

const STRONG = new Set(['B', 'STRONG'])
const EMPHASIS = new Set(['I', 'EM', 'CITE', 'DFN', 'VAR'])

/** What an element does to the words in it. Google wraps all in a <b> that is not bold. */
export function styleIn(element: Element, around: InlineStyle): InlineStyle {
  const written = element.getAttribute('style') ?? ''
  const weight = /(?:^|;)\s*font-weight:\s*([a-z0-9]+)/i.exec(written)?.[1]?.toLowerCase()
  const slant = /(?:^|;)\s*font-style:\s*([a-z]+)/i.exec(written)?.[1]?.toLowerCase()
  const isBold = weight === undefined ? null : weight === 'bold' || Number(weight) >= 600
  const isSlanted = slant === undefined ? null : slant === 'italic' || slant === 'oblique'
  return {
    strong: isBold ?? (around.strong || STRONG.has(element.tagName)),
    emphasis: isSlanted ?? (around.emphasis || EMPHASIS.has(element.tagName)),
    href: element.tagName === 'A' ? addressOf(element) : around.href,
  }
}

/** Where a link leads, without the detour that Google Docs makes; null where it may not lead. */
function addressOf(link: Element): string | null {
  const href = (link.getAttribute('href') ?? '').trim()
  const behind = /^https:\/\/www\.google\.com\/url\?(?:.*&)?q=([^&]+)/.exec(href)?.[1]
  const address = behind === undefined ? href : decode(behind)
  // A path is one of the page that it was copied from, which is not known here.
  return isAddress(address) && !address.startsWith('/') ? address : null
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

export type LeftOut = 'picture' | 'change' | 'comment' | 'player' | 'nothing'

const NEVER = new Set(
  'SCRIPT STYLE HEAD TITLE META LINK TEMPLATE NOSCRIPT SVG MATH INPUT SELECT TEXTAREA BUTTON'.split(
    ' ',
  ),
)
const PLAYERS = new Set('IFRAME OBJECT EMBED VIDEO AUDIO CANVAS'.split(' '))

/** Whether an element is left out with all that is in it, and what a person is told of it. */
export function leftOut(element: Element): LeftOut | null {
  const tag = element.tagName.toUpperCase()
  const style = element.getAttribute('style') ?? ''
  const names = element.getAttribute('class') ?? ''
  if (tag === 'IMG' || tag === 'PICTURE' || tag === 'V:IMAGEDATA') return 'picture'
  if (NEVER.has(tag)) return 'nothing'
  if (PLAYERS.has(tag)) return 'player'
  if (tag === 'DEL' || /\bmsoDel\b/i.test(names)) return 'change'
  if (isComment(element, names, style)) return 'comment'
  const isHidden = /display:\s*none|mso-hide:\s*all|visibility:\s*hidden/i.test(style)
  return isHidden || element.hasAttribute('hidden') ? 'nothing' : null
}

/** Word's and Google's notes in the margin, and the signs in the text that lead to them. */
function isComment(element: Element, names: string, style: string): boolean {
  if (/MsoComment|msocom/i.test(names) || /mso-element:\s*comment/i.test(style)) return true
  const href = element.getAttribute('href') ?? ''
  if (/^#(cmnt|_msocom)/.test(href)) return true
  const isNote =
    element.tagName === 'DIV' && element.querySelector(':scope > p > a[href^="#cmnt_ref"]')
  return Boolean(isNote)
}

/** Word writes a list as paragraphs with a sign before them; null where a paragraph is none. */
export function wordListItem(paragraph: Element): { ordered: boolean } | null {
  const style = paragraph.getAttribute('style') ?? ''
  if (!/mso-list:\s*(?!none|ignore)\S/i.test(style)) return null
  const sign = [...paragraph.querySelectorAll('span')].find(isListSign)
  return { ordered: /^\s*\(?[\p{L}\p{N}]{1,4}[.)]/u.test(sign?.textContent ?? '') }
}

export function isListSign(element: Element): boolean {
  return /mso-list:\s*ignore/i.test(element.getAttribute('style') ?? '')
}
