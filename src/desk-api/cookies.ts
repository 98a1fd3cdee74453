/** The value of a cookie in a Cookie header; null where it is not there. */
export function readCookie(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return null
}

/** For Set-Cookie: out of reach of scripts, and sent to us only. The value is of plain characters. */
export function writeCookie(cookie: {
  name: string
  value: string
  path: string
  seconds: number
  isHttps: boolean
}): string {
  const { name, value, path, seconds, isHttps } = cookie
  const secure = isHttps ? '; Secure' : ''
  return `${name}=${value}; Max-Age=${seconds}; Path=${path}; HttpOnly; SameSite=Lax${secure}`
}
