import { line } from '#contract/text.ts'

const creditLine = line(300)

/**
 * Whose picture it is, as cameras and agencies write it into the file (EXIF, IPTC, XMP): the only
 * thing said in it that is not thrown away. '' where nothing fit to print is said.
 */
export async function readCredit(source: Buffer): Promise<string> {
  const { default: reader } = await import('exifreader')
  const said = (() => {
    try {
      return reader.load(source, { expanded: true })
    } catch {
      return {} // a file without any, or one that lies about where it is
    }
  })()
  const { iptc = {}, xmp = {}, exif = {} } = said as Record<string, Tags>
  const names = [
    ...[iptc['By-line'], iptc.Credit, xmp.creator, xmp.Credit, xmp.rights],
    ...[exif.Artist, exif.Copyright],
  ]
  const fit = names.flatMap((tag) => {
    const parsed = creditLine.safeParse(tag?.description ?? '')
    return parsed.success ? [parsed.data] : []
  })
  return [...new Set(fit)].slice(0, 2).join(' / ').slice(0, 300)
}

type Tags = Record<string, { description?: string } | undefined>
