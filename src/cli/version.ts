import { readFileSync } from 'node:fs'
import { defineCommand } from 'citty'
import { z } from 'zod'
import { projectFile } from '#platform/project-file.ts'
import { print, printJson } from './terminal.ts'

export const version = defineCommand({
  meta: { description: 'Print the versions of Chapar and of the Node that runs it' },
  args: { json: { type: 'boolean', description: 'Print JSON' } },
  run({ args }) {
    const found = { chapar: chaparVersion(), node: process.versions.node }
    if (args.json) printJson(found)
    else print(`chapar ${found.chapar} (Node ${found.node})`)
  },
})

export function chaparVersion(): string {
  const text = readFileSync(projectFile('package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
