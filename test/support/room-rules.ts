import path from 'node:path'
import { parseSync } from 'vite'

/** What each room may import, as docs/ARCHITECTURE.md has it. */
const domain = [
  'articles',
  'expunctions',
  'intake',
  'media',
  'newsletter',
  'rates',
  'record',
  'search',
  'site',
  'staff',
  'storylines',
]
const mayImport: Record<string, readonly string[] | 'anything'> = {
  platform: [],
  contract: [],
  staff: ['platform', 'contract'],
  rates: ['platform', 'contract'],
  expunctions: ['platform', 'contract'],
  site: ['platform', 'contract', 'staff', 'expunctions'],
  media: ['platform', 'contract', 'staff'],
  articles: ['platform', 'contract', 'staff', 'media', 'site', 'expunctions'],
  storylines: ['platform', 'contract', 'articles', 'staff'],
  record: ['platform', 'contract', 'articles', 'staff'],
  search: ['platform', 'contract', 'articles', 'storylines', 'record'],
  newsletter: ['platform', 'contract', 'articles', 'storylines', 'rates'],
  intake: ['platform', 'contract', 'articles', 'staff', 'media', 'rates', 'site', 'storylines'],
  reader: ['platform', 'contract', ...domain],
  'desk-api': ['platform', 'contract', ...domain],
  'public-api': ['platform', 'contract', ...domain],
  desk: ['contract'],
  cli: 'anything',
  app: 'anything',
  work: 'anything',
}

/** What is wrong with the imports of one file, each as a sentence. `file` is 'src/…' or 'desk/…'. */
export function findImportFaults(file: string, source: string): string[] {
  const { imports, reExports } = readImports(file, source)
  return [
    ...(/^index\./.test(path.posix.basename(file))
      ? ['is a barrel: name the file by its export']
      : []),
    ...reExports.map((specifier) => `exports on what ${specifier} exports: import it from there`),
    ...[...imports, ...reExports].flatMap((specifier) => faultOf(file, specifier) ?? []),
  ].map((fault) => `${file} ${fault}`)
}

function faultOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return faultOfCrossing(file, `src/${specifier.slice(1)}`)
  if (specifier.startsWith('node:') && file.startsWith('desk/') && !isTest(file)) {
    return `takes ${specifier} into the browser`
  }
  if (!specifier.startsWith('.')) return null
  const target = path.posix.join(path.posix.dirname(file), specifier)
  if (isTest(file) && target.startsWith('test/support/')) return null
  if (target.startsWith('desk/') && file.startsWith('desk/')) return null
  if (!target.startsWith('src/')) return `leaves ${file.split('/')[0]}/ for ${target}`
  if (roomOf(target) === roomOf(file)) return null
  const bothAtTop = isAtTop(target) && isAtTop(file)
  return bothAtTop ? faultOfCrossing(file, target) : `reaches ${target} by a relative path`
}

function faultOfCrossing(file: string, target: string): string | null {
  const [from, to] = [roomOf(file), roomOf(target)]
  if (from === to) {
    const beside = path.posix.dirname(file) === path.posix.dirname(target)
    return beside ? `names its own room: import ${target} by ./` : null
  }
  const allowed = mayImport[from]
  if (!allowed) return `is in a room that test/support/room-rules.ts does not know`
  if (allowed !== 'anything' && !allowed.includes(to)) return `may not import ${to} (${target})`
  const depth = target.split('/').length
  return isAtTop(target) || depth === 3 ? null : `reaches into a private folder (${target})`
}

/** 'src/articles/tags.ts' is in articles, 'src/app.tsx' in app, all of 'desk/…' in desk. */
function roomOf(file: string): string {
  if (file.startsWith('desk/')) return 'desk'
  return file.split('/')[1]?.replace(/\.tsx?$/, '') ?? ''
}

function isAtTop(file: string): boolean {
  return file.split('/').length === 2
}

function isTest(file: string): boolean {
  return /\.(test|fixture)\.tsx?$/.test(file)
}

function readImports(file: string, source: string) {
  const { module, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const dynamic = module.dynamicImports.map((found) =>
    source.slice(found.moduleRequest.start, found.moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
  )
  const reExports = module.staticExports.flatMap((found) =>
    found.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
  )
  return {
    imports: [...module.staticImports.map((found) => found.moduleRequest.value), ...dynamic],
    reExports: [...new Set(reExports)],
  }
}
