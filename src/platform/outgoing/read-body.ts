import type { Dispatcher } from 'undici'
import { OutgoingFault } from '../outgoing-fault.ts'

/** Takes the pieces of a body as they come, up to a limit; `soFar` is what has come. */
export class BodyReader {
  readonly #pieces: Uint8Array[] = []
  #length = 0

  async read(body: Dispatcher.ResponseData['body'], host: string, limit: number): Promise<void> {
    for await (const piece of body) {
      const bytes = piece instanceof Uint8Array ? piece : Buffer.from(String(piece))
      this.#length += bytes.length
      if (this.#length > limit) {
        // Leaving the loop destroys the body, and the connection with it.
        throw new OutgoingFault('too-large', `The answer of ${host} is larger than ${limit} bytes.`)
      }
      this.#pieces.push(bytes)
    }
  }

  soFar(): Uint8Array {
    return Buffer.concat(this.#pieces)
  }
}
