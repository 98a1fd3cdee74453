import { z } from 'zod'

/** The editions that Chapar is planned for: a language, and its script where it has two. */
export const editions = ['en', 'ru', 'kk', 'ky', 'tg', 'uz-Latn', 'uz-Cyrl', 'tk'] as const

export const editionSchema = z.enum(editions)

export type Edition = z.infer<typeof editionSchema>
