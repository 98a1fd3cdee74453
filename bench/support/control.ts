import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { projectFile } from '#platform/project-file.ts'
import { freePort } from '../../test/support/chapar-process.ts'
import type { FetchedPage } from './fetch-page.ts'
import { type RunningProcess, startServer } from './site-process.ts'

const program = fileURLToPath(new URL('control-server.ts', import.meta.url))

/** A bare Node `http` server on the servers' core that sends the same body as the page. */
export async function startControl(page: FetchedPage): Promise<RunningProcess> {
  const port = await freePort()
  const file = projectFile('bench', 'out', `control-${port}.body`)
  await writeFile(file, page.body)
  const encoding = page.headers['content-encoding']
  const type = page.headers['content-type'] ?? ''
  const what = [String(port), file, type, ...(encoding ? [encoding] : [])]
  return startServer([process.execPath, program, ...what], port)
}
