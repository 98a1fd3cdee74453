import { defineCommand } from 'citty'

export const importCommand = defineCommand({
  meta: { name: 'import', description: 'Take in old and foreign material' },
  subCommands: {
    capture: async () => (await import('./import-capture.ts')).importCapture,
    runs: async () => (await import('./import-runs.ts')).importRuns,
    report: async () => (await import('./import-runs.ts')).importReport,
  },
})
