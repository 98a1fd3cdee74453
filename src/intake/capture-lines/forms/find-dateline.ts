const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’ʻʼ‘.-]{0,40}`
const PLACE = `${WORD}(?: ${WORD}){0,3}`
const AGENCY = String.raw`\((?=[\p{Lu}\p{N}]|[^ ()]+\))[\p{L}\p{M}\p{N} .&/-]{1,30}\)`
const DASH = '(?:—|–|--?|―)'
/** `BISHKEK (TCA) — `, `ALMATY, Kazakhstan (TCA) — `, `ASTANA – `, `БИШКЕК, 24.kg — `. */
const DAY = String.raw`(?:\p{L}{3,10}\.? \d{1,2}|\d{1,2}(?:-\p{L}{1,4})? \p{L}{3,12})`
const WITH_DASH = new RegExp(
  `^(${PLACE}(?:, ?(?:${DAY}|${PLACE}|[\\p{N}\\p{L}.]{2,20})){0,2}(?: ${AGENCY})?)\\s{0,2}${DASH}\\s`,
  'u',
)
/** `АСТАНА. КАЗИНФОРМ - `, `ТАШКЕНТ, 12 августа. /Агентство/. ` */
const WITH_STOPS =
  /^(\p{Lu}[\p{Lu}-]{2,30}(?:[.,] (?:\d{1,2} \p{L}+|\p{L}+ \d{1,2}|\p{Lu}[\p{Lu}\d.]{2,30})){0,2}\.? ?[/(]?[\p{L}\d. -]{0,30}[/)]?)\s{0,2}\.? ?(?:—|–|--?)\s/u
/** `ТАЛАС. 4 марта. "Агентство" - ` */
const WITH_AGENCY =
  /^(\p{Lu}[\p{Lu} -]{2,30}[.,] \d{1,2} \p{L}{3,10}\. ["«“][^"»”]{2,30}["»”])\s{0,2}(?:—|–|--?)\s/u
/** `ОШ, 3 мая – «Агентство». ` */
const WITH_DAY_AND_AGENCY = new RegExp(
  `^(\\p{Lu}[\\p{Lu}\\p{M}'’ -]{1,30}, ${DAY}\\.? (?:—|–|-) [«"“][^»"”]{2,30}[»"”])\\.?\\s`,
  'u',
)
/** `DAŞOGUZ, 18-nji sentýabr. ` */
const WITH_DAY = new RegExp(`^(\\p{Lu}[\\p{Lu}\\p{M}'’ -]{2,30}, ${DAY})\\.\\s`, 'u')
const PLACE_IN_CAPITALS = /^[\p{Lu}\p{M}'’ʻʼ‘.-]{3,40}(?=[ ,(—–-]|$)/u
const LONGEST = 90

/**
 * The place a report was sent from, which stands before its first words; null where there is none.
 * Without its dash. A place in ordinary letters counts only with an agency in parentheses, since
 * `Kazakhstan — the largest …` is the beginning of a sentence.
 */
export function findDateline(text: string): string | null {
  const start = text.slice(0, LONGEST)
  if (!/^\p{Lu}/u.test(start)) return null
  if (!/[—–―]|-[- ]/.test(start)) return WITH_DAY.exec(start)?.[1] ?? null
  const found =
    WITH_DAY_AND_AGENCY.exec(start)?.[1] ??
    WITH_DAY.exec(start)?.[1] ??
    WITH_AGENCY.exec(start)?.[1] ??
    WITH_DASH.exec(start)?.[1] ??
    WITH_STOPS.exec(start)?.[1]
  if (!found) return null
  const place = found.trim()
  return PLACE_IN_CAPITALS.test(place) || /\([^)]+\)$/.test(place) ? place : null
}
