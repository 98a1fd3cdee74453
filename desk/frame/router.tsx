import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter } from '@tanstack/react-router'
import { meQuery } from '../api/use-me.ts'
import { piecesQuery } from '../finding/list-pieces.ts'
import { readPieceSearch } from '../finding/piece-search.ts'
import { readPictureSearch } from '../pictures/picture-search.ts'
import { readVersionsSearch } from '../revisions/version-name.ts'
import { readAhead } from '../saving/read-ahead.ts'
import { Broken } from './broken.tsx'
import { Frame } from './frame.tsx'
import { lazyPage } from './lazy-page.ts'
import { NotFound } from './not-found.tsx'
import { readSearch, writeSearch } from './search-text.ts'
import { Waiting } from './waiting.tsx'

type Context = { queryClient: QueryClient }

const root = createRootRouteWithContext<Context>()({
  component: Frame,
  notFoundComponent: NotFound,
  // The frame has it, before any view is shown.
  loader: ({ context }) => context.queryClient.ensureQueryData(meQuery),
  pendingComponent: Waiting,
})

const firstPage = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyPage(async () => (await import('../first-page/first-page.tsx')).FirstPage),
})

const pieces = createRoute({
  getParentRoute: () => root,
  path: '/pieces',
  validateSearch: readPieceSearch,
  loaderDeps: ({ search }) => search,
  // Not waited for: the view stands at once, and the list is on its way since the pointer came near.
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(piecesQuery(deps)),
  component: lazyPage(async () => (await import('../finding/pieces-page.tsx')).PiecesPage),
})

const piece = createRoute({
  getParentRoute: () => root,
  path: '/pieces/$articleId',
  loader: ({ params }) => readAhead(params.articleId),
  component: lazyPage(async () => (await import('../piece/piece-page.tsx')).PiecePage),
})

const pictures = createRoute({
  getParentRoute: () => root,
  path: '/pictures',
  validateSearch: readPictureSearch,
  component: lazyPage(async () => (await import('../pictures/library-page.tsx')).LibraryPage),
})

const picture = createRoute({
  getParentRoute: () => root,
  path: '/pictures/$pictureId',
  component: lazyPage(async () => (await import('../pictures/picture-page.tsx')).PicturePage),
})

const versions = createRoute({
  getParentRoute: () => root,
  path: '/pieces/$articleId/versions',
  validateSearch: readVersionsSearch,
  component: lazyPage(async () => (await import('../revisions/revisions-page.tsx')).RevisionsPage),
})

const topics = createRoute({
  getParentRoute: () => root,
  path: '/topics',
  component: lazyPage(async () => (await import('../topics/topics-page.tsx')).TopicsPage),
})

const bylines = createRoute({
  getParentRoute: () => root,
  path: '/bylines',
  component: lazyPage(async () => (await import('../bylines/bylines-page.tsx')).BylinesPage),
})

const approvalRules = createRoute({
  getParentRoute: () => root,
  path: '/approval-rules',
  component: lazyPage(
    async () => (await import('../approval/approval-rules-page.tsx')).ApprovalRulesPage,
  ),
})

/** Every view of the desk under /desk, each with its own script. */
const tree = root.addChildren([
  ...[firstPage, pieces, piece, versions, pictures, picture],
  ...[topics, bylines, approvalRules],
])

export function createDeskRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    basepath: '/desk',
    context: { queryClient },
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultPreloadDelay: 30,
    defaultErrorComponent: Broken,
    scrollRestoration: true,
  })
}

export type DeskRouter = ReturnType<typeof createDeskRouter>

declare module '@tanstack/react-router' {
  // So links and parameters are checked against the tree.
  interface Register {
    router: DeskRouter
  }
}
