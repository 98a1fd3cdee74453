import { Readable } from 'node:stream'
import type pg from 'pg'

/** What `pg` has for COPY on its connection, and its types leave out. */
type CopyConnection = pg.Connection & {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

const CHUNK = 64 * 1024

/**
 * The bytes of `COPY … TO STDOUT`, at the pace of the reader.
 * `onRow` is called for each row as it arrives. The client can do nothing else meanwhile.
 */
export function copyOut(client: pg.ClientBase, statement: string, onRow?: () => void): Readable {
  let socket: pg.Connection['stream'] | undefined
  let rows: Buffer[] = []
  let length = 0
  const out = new Readable({ highWaterMark: 4 * CHUNK, read: () => socket?.resume() })
  const flush = () => {
    // concat copies: the last row is a view into a buffer that the connection uses again.
    if (length > 0 && !out.destroyed && !out.push(Buffer.concat(rows, length))) socket?.pause()
    rows = []
    length = 0
  }
  client.query({
    submit(connection: pg.Connection) {
      socket = connection.stream
      connection.query(statement)
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      onRow?.()
      rows.push(length + chunk.length < CHUNK ? Buffer.from(chunk) : chunk)
      length += chunk.length
      if (length >= CHUNK) flush()
    },
    handleCommandComplete() {},
    handleError(error: Error) {
      out.destroy(error)
    },
    handleReadyForQuery() {
      flush()
      out.push(null)
    },
  })
  // Who stops reading early must not leave the connection waiting for ever.
  out.on('close', () => socket?.resume())
  return out
}

/** Sends `source` to `COPY … FROM STDIN`, at the pace of the server. Rejects with the server's error. */
export async function copyIn(
  client: pg.ClientBase,
  statement: string,
  source: Readable,
): Promise<void> {
  const done = Promise.withResolvers<void>()
  let over = false
  const settle = (act: () => void) => {
    over = true
    source.destroy()
    act()
  }
  client.query({
    submit(connection: pg.Connection) {
      connection.query(statement)
    },
    handleCopyInResponse(connection: CopyConnection) {
      void pump(connection, source, () => over)
    },
    handleCommandComplete() {},
    handleError(error: Error) {
      settle(() => done.reject(error))
    },
    handleReadyForQuery() {
      settle(done.resolve)
    },
  })
  await done.promise
}

async function pump(connection: CopyConnection, source: Readable, over: () => boolean) {
  const { stream } = connection
  try {
    for await (const chunk of source) {
      if (over() || stream.destroyed) return
      connection.sendCopyFromChunk(chunk)
      if (stream.writableNeedDrain) await drained(stream)
    }
    connection.endCopyFrom()
  } catch (error) {
    // The server answers with an error that carries this text, and the copy fails with it.
    if (!over()) connection.sendCopyFail(error instanceof Error ? error.message : String(error))
  }
}

function drained(stream: pg.Connection['stream']): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  stream.on('drain', resolve).on('close', resolve)
  return promise.finally(() => stream.off('drain', resolve).off('close', resolve))
}
