import type { Line } from '../page/line.ts'

const SEPARATORS = /\s[|·•¦]\s|\s\/\s|[|¦]/
const BRACKETED = /^\[[^\]]{1,30}\](?:\s*\|?\s*\[[^\]]{1,30}\])+$/
/** Wide gaps, as tables and menus have them. */
const GAPS = /\S(?: {2,}|\t+)(?=\S)/g
const LONGEST_PART = 4
const PLACES_TO_SHARE = new Set(
  'facebook twitter telegram whatsapp instagram linkedin youtube vk vkontakte вконтакте одноклассники pinterest reddit viber tiktok threads email e-mail x rss fb ok share print tweet поделиться распечатать бөлісу бөлүшүү ulashish улашиш paýlaş мубодила'.split(
    ' ',
  ),
)

/** Whether several short things stand side by side: `World | Region | Economy`, `Share  Print  X`. */
export function isRow(line: Line): boolean {
  const { text, raw, words, stop, bullet } = line
  if (words < 2 || stop === 'full') return false
  if (BRACKETED.test(text) || isShareRow(line)) return true
  const parts = text.slice(bullet.length).split(SEPARATORS)
  if (parts.length >= 3) return parts.every(isShort)
  if (parts.length === 2 && words <= 4) return parts.every((part) => part.trim().length <= 9)
  const gaps = raw.trim().match(GAPS)
  return gaps !== null && gaps.length >= 2 && words <= (gaps.length + 1) * 2.5
}

function isShort(part: string): boolean {
  return part.trim().split(' ').length <= LONGEST_PART && !/[.!?]$/.test(part.trim())
}

/** `Facebook  X  Telegram  Copy link` */
function isShareRow({ seen, words, stop }: Line): boolean {
  if (words < 2 || words > 14 || stop === 'full') return false
  const named = seen
    .toLowerCase()
    .split(/[\s|,·•:]+/)
    .filter((word) => PLACES_TO_SHARE.has(word)).length
  return named >= 2 && named * 3 >= words
}
