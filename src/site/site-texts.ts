import type { Site } from './site.ts'

/** What the paper says of itself beside its pages; `place` as `name (en)` or `imprint.publisher`. */
export function siteTexts({ editions, imprint, contact }: Site): { place: string; text: string }[] {
  return [
    ...editions.flatMap(({ edition, name, tagline }) => [
      { place: `name (${edition})`, text: name },
      { place: `tagline (${edition})`, text: tagline },
    ]),
    ...Object.entries(imprint).map(([field, text]) => ({ place: `imprint.${field}`, text })),
    ...Object.entries(contact).map(([field, text]) => ({ place: `contact.${field}`, text })),
  ]
}
