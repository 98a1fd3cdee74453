import type { Db } from '#platform/database.ts'
import type { RateStore } from '#rates/rate-store.ts'
import { frameTags } from '../frame-store.ts'
import type { PageForm } from '../page-forms.ts'
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
}

/** `to`: where it leads, in the HTML form; `permanent`ly, since addresses are never given again. */
export type Redirect = { redirect: string; tags: string[] }

/** Null: there is no such page. */
export type Loaded = Page | Redirect | null

export function isRedirect(loaded: Page | Redirect): loaded is Redirect {
  return 'redirect' in loaded
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
