/** The parts of package-lock.json (version 3) that matter here. */
type LockedPackage = {
  version?: string
  resolved?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}
export type Lock = { packages: Record<string, LockedPackage> }

/** An optional package for another platform that the lock names and has no entry for. */
export type LockGap = { wantedBy: string; name: string; version: string; dev: boolean }

/**
 * The optional dependencies without an entry. npm leaves them out where the registry in use does
 * not carry them, and then refuses the lock that it wrote itself.
 */
export function findLockGaps({ packages }: Lock): LockGap[] {
  return Object.entries(packages).flatMap(([wantedBy, { optionalDependencies, dev = false }]) =>
    Object.entries(optionalDependencies ?? {})
      .filter(([name, range]) => !isLocked(packages, wantedBy, name, range))
      .map(([name, range]) => ({ wantedBy, name, version: range.replace(/^[~^=]/, ''), dev })),
  )
}

/** Fills the gaps in place with entries that every other platform skips. Returns what was added. */
export function fillLockGaps(lock: Lock): string[] {
  const added = findLockGaps(lock).map(({ wantedBy, name, version, dev }) => {
    const atTop = `node_modules/${name}`
    const place = atTop in lock.packages ? `${wantedBy}/${atTop}` : atTop
    lock.packages[place] = { version, optional: true, ...(dev && { dev }), ...platformOf(name) }
    return place
  })
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))
  lock.packages = Object.fromEntries(sorted)
  return added
}

/** Looks where Node would: beside the package that wants it, then in each folder above. */
function isLocked(packages: Lock['packages'], from: string, name: string, range: string): boolean {
  const exact = /^=?\d/.test(range) ? range.replace('=', '') : null
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const found = packages[`${at ? `${at}/` : ''}node_modules/${name}`]
    if (found) return exact === null || found.version === exact
    if (at === '') return false
  }
}

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
  'wasm32',
  'wasi',
]
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]

/** Platform packages say in their names what they are for: `…-linux-arm64-musl`. */
function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[-/]/)
  // A name that says nothing must not be fetched anywhere: it is not known to exist.
  const os = systems.find((system) => words.includes(system)) ?? 'none'
  const cpu = processors.find((word) => words.includes(word) || words.includes(`${word}v7`))
  const musl = words.some((word) => word.startsWith('musl'))
  return { os: [os], ...(cpu && { cpu: [cpu] }), ...(musl && { libc: ['musl'] }) }
}
