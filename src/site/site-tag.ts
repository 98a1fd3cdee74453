/** On everything that shows whose paper it is: every page does. */
export const SITE_TAG = 'site'

/** On what shows one of the versioned pages. */
export function staticPageTag(slug: string): string {
  return `static-page:${slug}`
}
