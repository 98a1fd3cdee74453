import { type Block, blockSchema } from '#contract/body.ts'
import { isText, textNames } from '../conversion/longest-texts.ts'

/** Why the contract refuses a block, in words for the person who wrote it; null where it fits. */
export function whyUnfit(block: Block): string | null {
  const [issue] = blockSchema.safeParse(block).error?.issues ?? []
  if (!issue) return null
  const most = issue.code === 'too_big' ? Number(issue.maximum).toLocaleString('en') : null
  return `Cannot be saved: ${faultInWords(block, issue.path, most)}`
}

/** `path` leads to what is wrong; `most` is how much it may hold, where it holds more. */
function faultInWords(block: Block, path: readonly PropertyKey[], most: string | null): string {
  const part = path.findLast((step) => typeof step === 'string')
  if (most !== null) {
    const isRow = part === 'rows' && typeof path.at(-1) === 'number'
    if (isRow) return `a table holds ${most} columns at most`
    if (part === 'rows') return `a table holds ${most} rows at most`
    if (part === 'items') return `a list holds ${most} items at most`
    if (part === 'blocks') return `a box holds ${most} paragraphs and lists at most`
    const holder = holderInWords(block, path)
    if (part === 'text') return `${holder} holds ${most} characters at most`
    if (part === 'marks') return `${holder} holds ${most} links and bold or italic runs at most`
  }
  return `${holderInWords(block, path)} holds something that cannot be kept`
}

/** The innermost thing on the way that a person knows by a name. */
function holderInWords({ type }: Block, path: readonly PropertyKey[]): string {
  if (path.includes('items')) return textNames.listItem
  if (path.includes('rows')) return textNames.tableCell
  if (path.includes('blocks')) return textNames.paragraph
  return isText(type) ? textNames[type] : 'a card'
}
