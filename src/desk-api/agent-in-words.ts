/** `Firefox on Linux`, from what a browser says of itself, for a person to know it again by. */
export function agentInWords(agent: string): string {
  const browser = browsers.find(([sign]) => agent.includes(sign))?.[1] ?? 'A browser'
  const system = systems.find(([sign]) => agent.includes(sign))?.[1]
  return system ? `${browser} on ${system}` : browser
}

/** In this order, since each later one is also named by those before it. */
const browsers = [
  ['YaBrowser/', 'Yandex Browser'],
  ['OPR/', 'Opera'],
  ['Edg/', 'Edge'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const

const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const
