/** A chapar of its own for the tests: `node hold-server.fixture.ts DATA_DIR`, until standard input ends. */
import { Failure } from '#platform/failure.ts'
import { startEmbedded } from './embedded-postgres.ts'

const say = (it: object) => process.stdout.write(`${JSON.stringify(it)}\n`)

try {
  const server = await startEmbedded({ dataDir: process.argv[2] ?? '' })
  void server.died.then((sentence) => say({ died: sentence }))
  say({ connection: server.connection })
  for await (const _ of process.stdin);
  await server.stop()
} catch (error) {
  if (!(error instanceof Failure)) throw error
  say({ code: error.code, message: error.message })
}
