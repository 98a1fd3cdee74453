/** What went wrong, for the person who asked for it: the server's own sentence where it refused. */
export function problemInWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
