import type { Line } from '../page/line.ts'

/** Behind a sentence; in lower case. */
const CREDIT_BEHIND =
  /[.!?)»”] (?:photos?|images?|picture|фото|сурет|сүрөт|surat|foto|расм|сурат|акс)(?: (?:credit|by|courtesy|of|автора))*\s?[:©] ?.{2,60}$/
const CAPTION =
  /^[^©]{8,160} © ?[^©\d]{2,40}$|^(?:на (?:снимке|фото)|суретте|сүрөттө|pictured)[: ]|^(?:illustrative|illustration|иллюстративное|архивное) (?:photo|image|фото|изображение)|^(?:photo(?:graph)?s?|images?|pictures?|illustration|video|infographics?|file photo|screenshot|фото|иллюстрация|видео|скриншот|изображение|сурет|сүрөт|surat|foto|расм|сурат|акс)(?:\s*(?:credit|by|courtesy|of|source|автора|из|с сайта|с места|предоставлено|\d+|манбаси|manbasi|ж[іе]))*\s*[:©/(–—-]|(?:\((?:photo|image|picture|file photo|фото)[^)]{0,80}\)|(?:\/\/|\/|\||[–—])\s?(?:photo|image|фото|photo credit)\b[^.]{0,80}|\b(?:file photo|getty images|archive photo|фото из архива|архивное фото|courtesy photo))\.?$|^(?:photo|фото|image) (?:by|courtesy|автора|с сайта|из) /

/** `On the shore. Photo by TCA`, `У причала. Фото автора`, `… Көрнекі сурет.`: a last short sentence. */
const CREDITED =
  /[.!?»”] (?:(?:photo|image|picture|фото)(?: [\p{L}\p{M}.’'-]+){1,6}|(?:[\p{L}-]+ ){1,2}(?:сурет|сүрөт|surat|расм|акс)[иі]?)\.?$/u
/** `At the pier. 2016` */
const YEAR_BEHIND = /\p{L}\. (?:19|20)\d\d(?: ?(?:год|г\.|жыл|ж\.|yil|йил|ýyl))?$/u

/** `… in May. TuranWire/Azamat Toktosunov` */
const NAME_BEHIND =
  /[.!?…)]["”»]? (?:©\s?)?\p{Lu}[\p{L}\p{M}.-]*(?: \p{Lu}[\p{L}\p{M}.-]*){0,2} ?\/ ?\p{Lu}[\p{L}\p{M}. -]{2,40}$/u

/** Whether a line, `lower` in lower case, is the credit of a picture or ends with one. */
export function isCaption(lower: string, { end }: Line): boolean {
  return (
    CAPTION.test(lower) ||
    CREDIT_BEHIND.test(lower) ||
    NAME_BEHIND.test(end) ||
    (lower.length < 160 && (CREDITED.test(lower) || YEAR_BEHIND.test(lower)))
  )
}
