import type { NewsroomInput } from '#site/newsroom.ts'

/** Answers to `chapar init` for a small paper in English, with what a test wants otherwise. */
export function newsroomInput(other: Partial<NewsroomInput> = {}): NewsroomInput {
  return {
    name: 'The Valley Post',
    tagline: 'What happened, and how we know',
    editions: ['en'],
    defaultEdition: 'en',
    timeZone: 'Asia/Bishkek',
    sections: [
      { slug: 'politics', name: 'Politics' },
      { slug: 'economy', name: 'Economy' },
    ],
    imprint: { publisher: 'Valley Post Society', address: '1 Bazaar Street, Osh' },
    contact: { email: 'desk@example.org' },
    ...other,
  }
}
