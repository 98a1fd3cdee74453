import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { projectFile } from '#platform/project-file.ts'
import { freePort } from '../../test/support/free-port.ts'
import type { FetchedPage } from './fetch-page.ts'
import { type RunningProcess, startServer } from './site-process.ts'

const program = fileURLToPath(new URL('control-server.ts', import.meta.url))

/** What a server that cares for nothing would still send. */
const NEEDED = ['content-type', 'content-length', 'content-encoding']
/** What Node adds by itself. */
const NODES_OWN = ['date', 'connection', 'keep-alive', 'transfer-encoding']

/**
 * A bare Node `http` server on the servers' core that sends the same body as the page, with `all`
 * of its headers, so the same bytes, or only the `needed` ones.
 */
export async function startControl(
  page: FetchedPage,
  headers: 'all' | 'needed' = 'needed',
): Promise<RunningProcess> {
  const port = await freePort()
  const stem = projectFile('bench', 'out', `control-${port}`)
  const [bodyFile, headersFile] = [`${stem}.body`, `${stem}.json`]
  const given = { ...page.headers, 'content-length': String(page.body.length) }
  const kept = Object.entries(given).filter(([name]) =>
    headers === 'all' ? !NODES_OWN.includes(name) : NEEDED.includes(name),
  )
  await writeFile(bodyFile, page.body)
  await writeFile(headersFile, JSON.stringify(kept.flat()))
  const command = [process.execPath, program, String(port), bodyFile, headersFile]
  return startServer(command, port, { files: [bodyFile, headersFile] })
}
