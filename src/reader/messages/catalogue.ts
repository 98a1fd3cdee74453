import type { Edition } from '#contract/edition.ts'
import { en } from './en.ts'
import { kk } from './kk.ts'
import { ru } from './ru.ts'

/** Every word of the interface that readers see. */
export type Messages = typeof en

/** English speaks for an edition until its own catalogue is written. */
const catalogues: Partial<Record<Edition, Messages>> = { en, ru, kk }

export function messagesFor(edition: Edition): Messages {
  return catalogues[edition] ?? en
}

/** The language in which the interface of an edition really speaks. */
export function interfaceLanguage(edition: Edition): Edition {
  return catalogues[edition] ? edition : 'en'
}

/** What each edition calls itself. */
export const editionNames: Record<Edition, string> = {
  en: 'English',
  ru: 'Русский',
  kk: 'Қазақша',
  ky: 'Кыргызча',
  tg: 'Тоҷикӣ',
  'uz-Latn': 'Oʻzbekcha',
  'uz-Cyrl': 'Ўзбекча',
  tk: 'Türkmençe',
}
