import { defineCommand } from 'citty'
import { forgetDriverVariables, readSettings } from '#platform/settings.ts'
import { explain, runCli } from './cli/run-cli.ts'

const main = defineCommand({
  meta: { name: 'chapar', description: 'The system a small newsroom runs' },
  subCommands: {
    init: async () => (await import('./cli/init.ts')).init,
    start: async () => (await import('./cli/start.ts')).start,
    web: async () => (await import('./cli/web.ts')).web,
    worker: async () => (await import('./cli/worker.ts')).worker,
    migrate: async () => (await import('./cli/migrate.ts')).migrate,
    demo: async () => (await import('./cli/demo.ts')).demo,
    user: async () => (await import('./cli/user.ts')).user,
    import: async () => (await import('./cli/import.ts')).importCommand,
    article: async () => (await import('./cli/article.ts')).article,
    capture: async () => (await import('./cli/capture.ts')).capture,
    rates: async () => (await import('./cli/rates.ts')).rates,
    reindex: async () => (await import('./cli/reindex.ts')).reindex,
    backup: async () => (await import('./cli/backup.ts')).backup,
    restore: async () => (await import('./cli/restore.ts')).restore,
    doctor: async () => (await import('./cli/doctor.ts')).doctor,
    version: async () => (await import('./cli/version.ts')).version,
  },
})

// Each command is loaded, and the driver with it, only when it is chosen.
forgetDriverVariables()
process.on('uncaughtException', end)
process.on('unhandledRejection', end)
// A reader of our output that has gone (`chapar doctor | head`) is no fault.
process.stdout.on('error', () => process.exit(0))

exit(await runCli(main, process.argv.slice(2), { showStacks: showsStacks() }))

function end(error: unknown): void {
  exit(explain(error, showsStacks()))
}

/** Ends at once, whatever is still open, after what was printed has gone out. */
function exit(code: number): void {
  process.stdout.write('', () => process.exit(code))
}

function showsStacks(): boolean {
  try {
    return readSettings().logLevel === 'debug'
  } catch {
    return false // the command itself says what is wrong with the settings
  }
}
