/** What one round of load is; sent to the load process as JSON. */
export type LoadPlan = {
  port: number
  /** asked for in turn, each connection from a place of its own */
  paths: readonly string[]
  headers: Readonly<Record<string, string>>
  connections: number
  seconds: number
  /** ends the round before its time; without it only time does */
  requests?: number
  /** any other status is counted as wrong */
  status: number
}

export type LoadResult = {
  requests: number
  /** answers with another status, and connections that broke */
  wrong: number
  seconds: number
  /** of the load process itself: near `seconds`, the load was the bottleneck */
  cpuSeconds: number
  p50Ms: number
  p99Ms: number
  maxMs: number
  bytes: number
}

export function requestText(path: string, headers: LoadPlan['headers']): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${lines.join('')}\r\n`
}
