import type { Edition } from '#contract/edition.ts'

/** One listing for programs that follow it, before it is written in a format. Texts are plain. */
export type Feed = {
  title: string
  description: string
  language: Edition
  /** whole addresses */
  homeUrl: string
  /** without the name of a format: '…/section/economy/feed' */
  stemUrl: string
  /** of the newest change; null where nothing is in it */
  updatedAt: Date | null
  /** newest first */
  items: FeedItem[]
}

export type FeedItem = {
  /** 'urn:uuid:…': stays when the address changes */
  id: string
  url: string
  title: string
  summary: string
  publishedAt: Date
  updatedAt: Date
  /** public names */
  authors: { name: string; url: string }[]
  categories: string[]
}
