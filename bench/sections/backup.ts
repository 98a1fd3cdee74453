import { spawn } from 'node:child_process'
import { rm, stat } from 'node:fs/promises'
import { projectFile } from '#platform/project-file.ts'
import type { Line, Section } from '../section.ts'
import { onCore, SERVER_CORE } from '../support/cores.ts'
import { megabytes } from '../support/figures.ts'
import { watchMemory } from '../support/memory-watch.ts'
import { startSite } from '../support/site-process.ts'

/** A backup of the largest newsroom while its site runs, with and without its trial restore. */
export const backup: Section = {
  name: 'backup',
  async run(bench) {
    const articles = bench.sizes.at(-1) ?? 0
    const dataDir = await bench.site(articles)
    const site = await startSite(dataDir)
    try {
      const lines: Line[] = []
      for (const [what, flags] of [
        ['backup, without trying it', ['--no-verify']],
        ['backup, restored on trial', []],
      ] as const) {
        lines.push({ ...(await measure(dataDir, what, flags)), articles })
      }
      return lines
    } finally {
      await site.stop()
    }
  },
}

async function measure(dataDir: string, what: string, flags: readonly string[]): Promise<Line> {
  const file = projectFile('bench', 'out', 'backup.tar')
  await rm(file, { force: true })
  const command = [process.execPath, projectFile('bin', 'chapar'), 'backup', file, ...flags]
  const [program = '', ...args] = onCore(SERVER_CORE, command)
  const begun = performance.now()
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir },
  })
  const memory = watchMemory(child.pid ?? 0)
  const code = await new Promise((resolve) => child.once('exit', resolve))
  const most = memory.stop()
  const seconds = (performance.now() - begun) / 1000
  if (code !== 0) throw new Error(`chapar backup ended with ${code}`)
  const { size } = await stat(file)
  await rm(file)
  return {
    what: `${what} (${megabytes(size)}; most memory of the command ${megabytes(most)})`,
    figure: `${seconds.toFixed(1)} s`,
  }
}
