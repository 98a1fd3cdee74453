import { existsSync } from 'node:fs'
import { defineCommand } from 'citty'
import { openServer } from '#platform/database-server.ts'
import { readSettings } from '#platform/settings.ts'
import { inspectPictures } from './inspect-pictures.ts'
import {
  type Finding,
  inspectAuditLog,
  inspectBackground,
  inspectDatabase,
  inspectDisk,
  inspectIndex,
  inspectLedger,
  inspectPrograms,
  inspectRates,
  inspectRevisions,
  inspectSchema,
  inspectSettings,
  inspectSite,
  type KeptHead,
} from './inspections.ts'
import { print, printJson, printTable, styled } from './terminal.ts'
import { wrongUsage } from './wrong-usage.ts'

export const doctor = defineCommand({
  meta: { description: 'Look for what is wrong, and verify the audit log' },
  args: {
    json: { type: 'boolean', description: 'Print JSON' },
    head: {
      type: 'string',
      description: 'An audit head kept from a mail, to compare with',
      valueHint: 'SEQ:HASH',
    },
  },
  run: async ({ args }) => {
    const findings = await examine(args.head === undefined ? null : readHead(args.head))
    if (args.json) printJson({ findings })
    else show(findings)
    if (findings.some(({ state }) => state === 'wrong')) process.exitCode = 1
  },
})

/** What does not depend on the database first, so that it is told when there is none. */
async function examine(kept: KeptHead | null): Promise<Finding[]> {
  const settings = readSettings()
  const findings = [
    inspectSettings(settings),
    await inspectDisk(settings.dataDir),
    inspectPrograms(settings),
    await inspectLedger(settings.dataDir),
  ]
  if (!settings.databaseUrl && !existsSync(settings.dataDir)) {
    return [
      ...findings,
      { name: 'database', state: 'note', says: 'none yet: "chapar init" makes one' },
    ]
  }
  try {
    const server = await openServer(settings, { start: 'if-needed', poolSize: 2 })
    try {
      const { db } = server.database
      findings.push(await inspectDatabase(server))
      const schema = await inspectSchema(db)
      findings.push(schema)
      if (schema.state === 'wrong') return findings
      findings.push(await inspectSite(db), await inspectAuditLog(db, kept))
      findings.push(await inspectRates(db, settings))
      findings.push(await inspectRevisions(db), await inspectPictures(db, settings))
      findings.push(await inspectIndex(db), ...(await inspectBackground(server)))
    } finally {
      await server.stop()
    }
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error)
    findings.push({ name: 'database', state: 'wrong', says })
  }
  return findings
}

function readHead(text: string): KeptHead {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? []
  if (seq && hash) return { seq: Number(seq), hash }
  throw wrongUsage('--head is given as SEQ:HASH, as it stands in the mail (12:0f3a…, 64 digits).')
}

function show(findings: readonly Finding[]): void {
  const marks = {
    well: styled('green', 'well '),
    note: styled('yellow', 'note '),
    wrong: styled('red', 'wrong'),
  }
  printTable(findings.map(({ name, state, says }) => [marks[state], name, says]))
  const wrong = findings.filter(({ state }) => state === 'wrong').length
  print('')
  print(wrong === 0 ? 'Nothing is wrong.' : `Wrong: ${wrong} of ${findings.length}.`)
}
