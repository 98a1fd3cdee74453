import type { Picture, Shape } from './picture.ts'
import { cropKey } from './shapes.ts'

/** Best first; the last is for browsers that know neither. */
export const formats = ['avif', 'webp', 'jpg'] as const
export type Format = (typeof formats)[number]

export type RenditionName = {
  /** of the picture */
  name: string
  shape: Shape
  key: string
  width: number
  format: Format
}

/**
 * The address of a picture in one shape, width and format: `/media/NAME-SHAPE-KEY-WIDTH.FORMAT`.
 * What it shows never changes.
 */
export function renditionPath(
  picture: Picture,
  { shape, width, format }: Pick<RenditionName, 'shape' | 'width' | 'format'>,
): string {
  const key = cropKey(picture, shape)
  return MEDIA_ROOT + fileNameOf({ name: picture.name, shape, key, width, format })
}

export const MEDIA_ROOT = '/media/'

/** The name of the file in which a rendition is kept. */
export function fileNameOf({ name, shape, key, width, format }: RenditionName): string {
  return `${[name, shape, ...(key ? [key] : []), width].join('-')}.${format}`
}

/** Null where it is spelled in any other way than ours. */
export function readRenditionName(text: string): RenditionName | null {
  const match = PATTERN.exec(text)?.groups
  if (!match) return null
  const { name = '', shape, key = '', width, format } = match
  // The pattern lets nothing else pass.
  return {
    name,
    key,
    shape: shape as Shape,
    width: Number(width),
    format: format as Format,
  }
}

const PATTERN =
  /^(?<name>[0-9a-f]{20})-(?:(?<shape>full)|(?<shape>wide|card|square)-(?<key>[0-9a-f]{6}))-(?<width>[1-9]\d{2,3})\.(?<format>avif|webp|jpg)$/
