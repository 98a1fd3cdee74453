import type { Completeness, ReadArticle, ReadBlock } from '../reading.ts'
import { findDateline } from './forms/find-dateline.ts'
import type { Draft } from './gather-pieces.ts'
import { judgeKind } from './judge-kind.ts'
import type { Page } from './page/page.ts'
import type { Role } from './roles.ts'

/** How much running text a draft holds, in characters. */
export function textLength({ lines }: Draft): number {
  return lines.reduce(
    (sum, { place, role }) => (role === 'headline' ? sum : sum + place.line.length),
    0,
  )
}

/** From draft to piece. `label` is the section of the page, where it names a kind. */
export function finishPiece(draft: Draft, page: Page, label: string | null): ReadArticle {
  const blocks = draft.lines.flatMap(({ place, role }) =>
    blockOf(place.line.text, place.line.length, role),
  )
  const paragraphs = blocks.filter(({ type }) => type !== 'heading').map(({ text }) => text)
  const subheads = blocks.filter(({ type }) => type === 'heading').map(({ text }) => text)
  const truncated = isCut(draft, page)
  const teaser = !truncated && isTeaser(draft)
  const completeness: Completeness = truncated ? 'cut' : teaser ? 'teaser' : 'whole'
  return {
    headline: draft.headline,
    kind: judgeKind({
      headline: draft.headline,
      label: draft.label ?? label,
      paragraphs,
      standfirsts: draft.lines.filter(({ role }) => role === 'standfirst').length,
      subheads: subheads.length,
      cut: truncated,
      teaser,
    }),
    dateline: findDateline(paragraphs[0] ?? ''),
    subheads,
    blocks,
    truncated,
    completeness,
    bylines: draft.bylines,
    statedDate: draft.statedDate,
    firstLine: draft.lines[0]?.place.line.number ?? 0,
    lastLine: draft.lines.at(-1)?.place.line.number ?? 0,
  }
}

function blockOf(text: string, length: number, role: Role): ReadBlock[] {
  if (role === 'headline') return []
  if (role === 'subhead') return [{ type: 'heading', text }]
  if (role === 'list-item') return [{ type: 'list-item', text: text.slice(text.length - length) }]
  return [{ type: 'paragraph', text }]
}

/** The capture ends inside it: its last line is the page's, and not the end of a sentence. */
function isCut({ lines }: Draft, { places }: Page): boolean {
  const last = lines.at(-1)
  if (!last || last.place !== places.at(-1)) return false
  if (last.role === 'headline' || last.role === 'subhead') return true
  return !['full', 'question', 'ellipsis'].includes(last.place.line.stop)
}

/** An excerpt that the page itself broke off, or a headline alone. */
function isTeaser({ lines }: Draft): boolean {
  const text = lines.filter(({ role }) => role !== 'headline')
  return text.length === 0 || (text.length <= 2 && text.at(-1)?.place.line.stop === 'ellipsis')
}
