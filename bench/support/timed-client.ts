import { requestText } from './load-plan.ts'
import { RawClient } from './raw-client.ts'

export type TimedAnswer = { status: number; ms: number; body: string }

/** One kept-alive connection for single readings: how long an answer takes, and what it says. */
export function openTimedClient(port: number) {
  const client = new RawClient(port, { onEnd: () => {}, keepBody: true })
  return {
    ask(path: string, headers: Record<string, string> = {}): Promise<TimedAnswer> {
      const begun = performance.now()
      return new Promise((resolve) => {
        client.ask(requestText(path, headers), ({ status }) => {
          resolve({ status, ms: performance.now() - begun, body: client.body() })
        })
      })
    },
    close: () => client.close(),
  }
}
