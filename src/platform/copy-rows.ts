import pg from 'pg'
import { copyOut } from './backup/copy.ts'
import { type Db, poolOf } from './database.ts'

/**
 * What a query gives, as the text of COPY (cells with tabs between, rows with line ends), in chunks
 * of whole rows: for millions of rows, which as objects would cost several times as much. COPY takes
 * no parameters: what varies stands in the query by `literal`.
 */
export async function* copyRows(db: Db, query: string): AsyncGenerator<Buffer> {
  const client = await poolOf(db).connect()
  let isOver = false
  try {
    // Each chunk ends with a row: the server sends row by row.
    for await (const chunk of copyOut(client, `copy (${query}) to stdout`)) yield chunk
    isOver = true
  } finally {
    // One that is left in the middle would go on sending.
    client.release(!isOver)
  }
}

/** A text as SQL writes it, whatever it holds. */
export function literal(text: string): string {
  return pg.escapeLiteral(text)
}
