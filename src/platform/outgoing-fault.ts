import { errorCode } from './error-code.ts'

export type OutgoingFaultCode =
  | 'forbidden-host'
  | 'forbidden-address'
  | 'bad-redirect'
  | 'unreachable'
  | 'tls'
  | 'too-slow'
  | 'too-large'
  | 'cut-off'
  | 'stopped'

/** Why no whole answer came. `received` is what came of one that broke off. */
export class OutgoingFault extends Error {
  readonly code: OutgoingFaultCode
  readonly received: Uint8Array | null

  constructor(
    code: OutgoingFaultCode,
    message: string,
    options: { cause?: unknown; received?: Uint8Array | null } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'OutgoingFault'
    this.code = code
    this.received = options.received ?? null
  }
}

/** Another try may help; against these it would not, or would only tire the other side. */
export function mayHeal(fault: OutgoingFault): boolean {
  return fault.code === 'unreachable' || fault.code === 'cut-off' || fault.code === 'too-slow'
}

/** What undici, TLS or the network threw, in our words. `received`: what had come by then. */
export function asOutgoingFault(
  cause: unknown,
  { host, received }: { host: string; received: Uint8Array | null },
): OutgoingFault {
  if (cause instanceof OutgoingFault) return cause
  const inner = cause instanceof Error && cause.cause !== undefined ? cause.cause : cause
  if (inner instanceof OutgoingFault) return inner
  const code = errorCode(cause) ?? errorCode(inner) ?? ''
  if (isTimeout(cause, code)) {
    return new OutgoingFault('too-slow', `${host} took too long to answer.`, { cause, received })
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/.test(code)) {
    return new OutgoingFault('tls', `The certificate of ${host} is not trusted (${code}).`, {
      cause,
    })
  }
  if (received) {
    const sentence = `The answer of ${host} broke off after ${received.length} bytes.`
    return new OutgoingFault('cut-off', sentence, { cause, received })
  }
  return new OutgoingFault('unreachable', `${host} cannot be reached (${code || 'no code'}).`, {
    cause,
  })
}

function isTimeout(cause: unknown, code: string): boolean {
  if (cause instanceof Error && cause.name === 'TimeoutError') return true
  return /^(UND_ERR_\w*TIMEOUT|ETIMEDOUT|ESOCKETTIMEDOUT)$/.test(code)
}
