import { connect, type Socket } from 'node:net'

export type RawAnswer = { status: number; bytes: number }

/**
 * One kept-alive connection that asks one thing at a time and reads no more of an answer than
 * where it ends. Node's own client costs several times what it measures; this one does not.
 */
export class RawClient {
  readonly #socket: Socket
  readonly #keepBody: boolean
  #onAnswer: ((answer: RawAnswer) => void) | null = null
  /** bytes of the body still to come; NaN before the head is whole, endless for one in chunks */
  #left = Number.NaN
  #head = ''
  #answer: RawAnswer = { status: 0, bytes: 0 }
  #body: Buffer[] = []

  constructor(port: number, options: { onEnd: () => void; keepBody?: boolean }) {
    this.#keepBody = options.keepBody ?? false
    const buffer = Buffer.allocUnsafe(64 * 1024)
    // One buffer for all reads: a stream would allocate one for each.
    const onread = {
      buffer,
      callback: (length: number) => {
        this.#read(buffer.subarray(0, length))
        return true
      },
    }
    this.#socket = connect({ host: '127.0.0.1', port, noDelay: true, onread })
    this.#socket.on('error', () => {})
    this.#socket.once('close', options.onEnd)
  }

  /** Sends a whole request; `onAnswer` is called when its answer is complete. */
  ask(request: string, onAnswer: (answer: RawAnswer) => void): void {
    this.#onAnswer = onAnswer
    this.#socket.write(request, 'latin1')
  }

  /** The body of the last answer, where bodies are kept. */
  body(): string {
    return Buffer.concat(this.#body).toString()
  }

  close(): void {
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    this.#answer.bytes += chunk.length
    let body = chunk
    if (Number.isNaN(this.#left)) {
      const end = this.#headEnd(chunk)
      if (end < 0) return
      body = chunk.subarray(end)
    }
    if (this.#keepBody) this.#body.push(Buffer.from(body))
    this.#left -= body.length
    const isOver = this.#left === Infinity ? endsChunks(body) : this.#left <= 0
    if (isOver) this.#finish()
  }

  /** Reads status and length once the head is whole; where in `chunk` the body begins, or -1. */
  #headEnd(chunk: Buffer): number {
    const found = this.#head === '' ? chunk.indexOf('\r\n\r\n') : -1
    const before = this.#head.length
    this.#head += chunk.toString('latin1', 0, found < 0 ? chunk.length : found + 4)
    const end = found < 0 ? this.#head.indexOf('\r\n\r\n') : found
    if (end < 0) return -1
    const status = Number(this.#head.slice(9, 12))
    this.#answer.status = status
    this.#left = status === 304 ? 0 : lengthIn(this.#head)
    this.#body = []
    return end + 4 - before
  }

  #finish(): void {
    const answer = this.#answer
    const onAnswer = this.#onAnswer
    this.#left = Number.NaN
    this.#head = ''
    this.#answer = { status: 0, bytes: 0 }
    onAnswer?.(answer)
  }
}

function lengthIn(head: string): number {
  return Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? Infinity)
}

/** The last of the chunks that the server writes is empty, and nothing follows it. */
function endsChunks(body: Buffer): boolean {
  return body.length >= 5 && body.toString('latin1', body.length - 5) === '0\r\n\r\n'
}
