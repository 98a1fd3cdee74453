/** A tag longer than this is refused by the networks that know the header. */
const LONGEST = 1024

/** The value of `Cache-Tag`, by which a delivery network in front can be told what is old. */
export function cacheTag(tags: readonly string[]): string {
  return tags
    .map((tag) => encodeURI(tag).replaceAll(',', '%2C'))
    .filter((tag) => tag.length <= LONGEST)
    .join(',')
}
