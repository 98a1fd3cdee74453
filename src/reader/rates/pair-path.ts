/** Where the history of a pair stands, without the prefix of an edition: '/rates/kzt-usd'. */
export function pairPath({ base, quote }: { base: string; quote: string }): string {
  return `/rates/${base}-${quote}`.toLowerCase()
}

/** Where an amount is converted: '/rates/convert?from=KZT&to=USD'. */
export function convertPath({ base, quote }: { base: string; quote: string }): string {
  return `/rates/convert?from=${base}&to=${quote}`
}
