import type { Db } from '#platform/database.ts'
import type { RateStore } from '#rates/rate-store.ts'
import type { PageForm } from '../addresses/page-forms.ts'
import { frameTags } from '../frame-store.ts'
import type { Frame, Page, PageModel } from '../page-models.ts'

/** What a loader needs to know to make a page. */
export type PageRequest = {
  db: Db
  rates: RateStore
  /** codes of sources whose figures are not given to programs and other sites */
  leftOut: readonly string[]
  frame: Frame
  /** with the edition's prefix, canonically spelled, without suffix and query */
  path: string
  query: Pick<URLSearchParams, 'get'>
  form: PageForm
  /** when time alone makes every page old: at the end of the newsroom's day at the latest */
  until: Date
}

/** `to`: where it leads, in the HTML form; `permanent`ly, since addresses are never given again. */
export type Redirect = { redirect: string; tags: string[] }

/** What is for programs and has one form: feeds, sitemaps and the like. */
export type SiteFile = {
  contentType: string
  body: string
  /** what it shows: an event with one of these makes it old */
  tags: string[]
  /** when time alone makes it old */
  expiresAt?: Date
}

/** Null: there is no such page. */
export type Loaded = Page | Redirect | SiteFile | null

export function isRedirect(loaded: Page | Redirect | SiteFile): loaded is Redirect {
  return 'redirect' in loaded
}

export function isFile(loaded: Page | Redirect | SiteFile): loaded is SiteFile {
  return 'contentType' in loaded
}

type PageParts = {
  model: PageModel
  title: string
  description?: string
  canonicalPath: string | null
  /** beyond those of the frame, which are on every page */
  tags: readonly string[]
  noindex?: boolean
  expiresAt?: Date
  status?: number
}

/** A page of this paper: a sample paper is kept out of search engines as a whole. */
export function pageOf(frame: Frame, parts: PageParts): Page {
  return {
    status: parts.status ?? 200,
    model: parts.model,
    title: parts.title,
    description: parts.description ?? '',
    canonicalPath: parts.canonicalPath,
    noindex: frame.isSample || (parts.noindex ?? false),
    tags: [...frameTags, ...parts.tags],
    ...(parts.expiresAt && { expiresAt: parts.expiresAt }),
  }
}

/** `path` in the edition of the frame. */
export function inEdition(frame: Frame, path: string): string {
  return frame.homePath === '/' ? path : frame.homePath + path
}
