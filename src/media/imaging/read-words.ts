import { line } from '#contract/text.ts'

/** What cameras and agencies write into a file (EXIF, IPTC, XMP); '' where nothing fit is said. */
export type WordsInside = {
  credit: string
  caption: string
  /** for those who do not see the picture */
  alt: string
  /** under which terms it may be used, or whose right it is */
  licence: string
}

export const NO_WORDS: WordsInside = { credit: '', caption: '', alt: '', licence: '' }

/** All else that the file says, the place above all, is thrown away with its first form. */
export async function readWords(source: Buffer): Promise<WordsInside> {
  const { default: reader } = await import('exifreader')
  const said = (() => {
    try {
      return reader.load(source, { expanded: true })
    } catch {
      return {} // a file without any, or one that lies about where it is
    }
  })()
  // A reader of tags says of none of them that it is there.
  const { iptc = {}, xmp = {}, exif = {} } = said as Record<string, Tags>
  const names = [
    ...[iptc['By-line'], iptc.Credit, xmp.creator, xmp.Credit, xmp.rights],
    ...[exif.Artist, exif.Copyright],
  ].flatMap((tag) => printable(tag, 300) || [])
  return {
    credit: [...new Set(names)].slice(0, 2).join(' / ').slice(0, 300),
    caption: first([iptc['Caption/Abstract'], xmp.description, exif.ImageDescription], 1000),
    alt: first([xmp.AltTextAccessibility], 1000),
    licence: first([xmp.UsageTerms, iptc['Copyright Notice'], xmp.rights, exif.Copyright], 200),
  }
}

type Tag = { description?: unknown } | undefined
type Tags = Record<string, Tag>

function first(tags: readonly Tag[], longest: number): string {
  return (
    tags
      .map((tag) => printable(tag, longest))
      .find((text) => text !== '' && !BY_CAMERA.test(text)) ?? ''
  )
}

/** What a camera says of itself where a caption belongs. */
const BY_CAMERA = /^[A-Z0-9 ]*(?:DIGITAL CAMERA|CAMERA PICTURES?)[A-Z0-9 ]*$/

/** On one line, as far as it can be printed at all. */
function printable(tag: Tag, longest: number): string {
  const text = typeof tag?.description === 'string' ? tag.description : ''
  return line(longest).safeParse(text.replace(/\s+/g, ' ')).data ?? ''
}
