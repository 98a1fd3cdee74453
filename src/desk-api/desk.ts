import { type Context, Hono } from 'hono'
import { once } from '#platform/once.ts'
import { projectFile } from '#platform/project-file.ts'
import { answerAppFile, answerWorker, openAppFiles } from './app-files.ts'
import { buildOf } from './app-shell.tsx'
import { deskRoutes } from './desk-routes.ts'
import { type DeskParts, makeTools } from './desk-tools.ts'
import { answerJson, write as writeJson } from './json/answer-json.ts'
import { refuse } from './json/json-route.ts'
import { jsonRoutes } from './json/json-routes.ts'
import { letIn } from './let-in.ts'
import { message } from './pages/message.tsx'
import { answerPasskeyScript, PASSKEY_SCRIPT } from './passkey-script.ts'
import { addPreviews } from './previews.ts'
import { isForeign, readAsk, readForm, wanted } from './read-ask.ts'
import { addLengthLimits, answerFault } from './refusals.ts'
import type { Ask, DeskAnswer, DeskTools, Route } from './route.ts'
import { type AnswerParts, addHeaders, sendAnswer } from './send-answer.ts'
import { isMadeForSender } from './signed-in-as.ts'

/**
 * The desk under /desk. Its own pages are HTML without script, so that whoever has lost everything
 * but a browser can still get in, and end the sessions of a stolen machine; /desk/api is JSON.
 */
export function createDesk(given: DeskParts) {
  const tools = makeTools(given)
  const openApp = once(() => openAppFiles(given.appFolder ?? projectFile('dist', 'desk'), given))
  const parts = { ...given, openApp }
  const desk = new Hono()
  // Before all that follows: they are the same for everybody, and may be kept.
  desk.get('/desk/assets/:name', (c) => answerAppFile(c, openApp))
  desk.get('/desk/service-worker.js', (c) => answerWorker(c, openApp))
  addHeaders(desk, parts)
  addLengthLimits(desk)
  desk.get(PASSKEY_SCRIPT, answerPasskeyScript)
  addPreviews(desk, {
    askOf: (c) => readAsk(c, parts, tools),
    showPreview: parts.showPreview,
    write: (c, page, { present }) => sendAnswer(c, parts, page, present),
  })
  for (const route of deskRoutes) {
    desk.on(route.method, route.path, (c) => answer(c, route, parts, tools))
  }
  addJson(desk, parts, tools)
  desk.all('*', (c) => sendAnswer(c, parts, message.notFound(), null))
  desk.onError((error, c) => answerFault(c, error, parts))
  return desk
}

type Parts = DeskParts & AnswerParts

function addJson(desk: Hono, parts: Parts, tools: DeskTools): void {
  desk.use('/desk/api/*', async (c, next) => {
    await next()
    // So a page of an older build learns of the newer one.
    const app = await parts.openApp().catch(() => null)
    if (app) c.res.headers.set('Desk-Build', buildOf(app))
  })
  for (const route of jsonRoutes) {
    desk.on(route.method, `/desk/api${route.path}`, async (c) => {
      const isFromElsewhere = route.method !== 'GET' && isForeign(c, tools)
      const ask = await readAsk(c, parts, tools)
      return answerJson(c, route, { ask, isForeign: isFromElsewhere })
    })
  }
  desk.all('/desk/api/*', (c) => writeJson(c, refuse(404, 'unknown', 'There is nothing here.')))
}

async function answer(c: Context, route: Route, parts: Parts, tools: DeskTools) {
  if (route.method === 'POST' && isForeign(c, tools)) {
    return sendAnswer(c, parts, message.foreignForm(), null)
  }
  const form = route.method === 'POST' ? await readForm(c) : {}
  const ask = await readAsk(c, parts, tools, form)
  return sendAnswer(c, parts, await answerOf(route, ask, wanted(c)), ask.present)
}

function answerOf(route: Route, ask: Ask, back: string | null): Promise<DeskAnswer> | DeskAnswer {
  if (route.needs === null) return route.answer(ask)
  const found = letIn(ask, route.needs, back)
  if ('instead' in found) return found.instead
  if (!isMadeForSender(route, ask)) return message.madeForAnother()
  return route.answer({ ...ask, present: found.present })
}
