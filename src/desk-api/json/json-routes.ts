import type { JsonRoute } from './json-route.ts'
import { pictureRoutes } from './picture-routes.ts'
import { pieceRoutes } from './piece-routes.ts'
import { signalRoutes } from './signal-routes.ts'
import { termRoutes } from './term-routes.ts'
import { uploadRoutes } from './upload-routes.ts'

/** Every address of the desk's JSON, under /desk/api. Tests walk all of them. */
export const jsonRoutes: readonly JsonRoute[] = [
  ...pieceRoutes,
  ...termRoutes,
  ...pictureRoutes,
  ...uploadRoutes,
  ...signalRoutes,
]
