import { bylineRoutes } from './byline-routes.ts'
import { expungeRoutes } from './expunge-routes.ts'
import type { JsonRoute } from './json-route.ts'
import { overrideRoutes } from './override-routes.ts'
import { pictureRoutes } from './picture-routes.ts'
import { pieceRoutes } from './piece-routes.ts'
import { presenceRoutes } from './presence-routes.ts'
import { previewRoutes } from './preview-routes.ts'
import { reviewRoutes } from './review-routes.ts'
import { revisionRoutes } from './revision-routes.ts'
import { signalRoutes } from './signal-routes.ts'
import { termRoutes } from './term-routes.ts'
import { uploadRoutes } from './upload-routes.ts'
import { workflowRoutes } from './workflow-routes.ts'

/** Every address of the desk's JSON, under /desk/api. Tests walk all of them. */
export const jsonRoutes: readonly JsonRoute[] = [
  ...pieceRoutes,
  ...presenceRoutes,
  ...reviewRoutes,
  ...workflowRoutes,
  ...expungeRoutes,
  ...revisionRoutes,
  ...previewRoutes,
  ...overrideRoutes,
  ...termRoutes,
  ...bylineRoutes,
  ...pictureRoutes,
  ...uploadRoutes,
  ...signalRoutes,
]
