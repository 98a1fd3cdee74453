import { restoreBackup } from '../restore.ts'

/** A process that restores, says so when all is in place but nothing committed, and waits to be killed. */
const [connection, dataDir, file] = process.argv.slice(2)
setInterval(() => {}, 1000)
await restoreBackup({
  connection: JSON.parse(connection ?? ''),
  dataDir: dataDir ?? '',
  file: file ?? '',
  replace: true,
  settle: async (tx) => {
    await tx.selectFrom('events').select('seq').execute()
    process.stdout.write('loaded\n')
    await new Promise(() => {})
  },
})
