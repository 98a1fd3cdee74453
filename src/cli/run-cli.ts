import { parseArgs, stripVTControlCharacters } from 'node:util'
import { type ArgsDef, type CommandDef, renderUsage, runCommand } from 'citty'
import { errorCode } from '#platform/error-code.ts'
import { Failure } from '#platform/failure.ts'
import { complain, hasColors, note, print } from './terminal.ts'
import { wrongUsage } from './wrong-usage.ts'

type Resolved = { command: CommandDef; parent?: CommandDef; name: string; args: string[] }

/**
 * Runs the command that `argv` names. Returns the exit code: 0, 1 (failed, one sentence on stderr)
 * or 2 (wrong usage). A command that has said itself what is wrong (`doctor`) sets
 * `process.exitCode`. `showStacks` prints the stack of whatever failed.
 */
export async function runCli(
  main: CommandDef,
  argv: string[],
  options: { showStacks: boolean },
): Promise<number> {
  try {
    const resolved = await resolve({ command: main, name: 'chapar', args: asCommand(argv) })
    if (asksForHelp(resolved.args)) {
      print(await usage(resolved))
      return 0
    }
    const defined = await settle<ArgsDef>(resolved.command.args ?? {})
    requireKnown(resolved.args, defined, resolved.name)
    await runCommand(resolved.command, { rawArgs: resolved.args }).catch((error) => {
      throw isUsageError(error) ? inOurWords(error, resolved.name) : error
    })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    return explain(error, options.showStacks)
  }
}

/** Prints what went wrong in one sentence, and gives the exit code. */
export function explain(error: unknown, showStack: boolean): number {
  if (error instanceof Failure) {
    complain(error.message)
    if (error.code === 'wrong-usage') return 2
  } else {
    complain(`Something unexpected happened (${nameOf(error)})${showStack ? ':' : HINT}`)
  }
  if (showStack) note(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return 1
}

const HINT = '; LOG_LEVEL=debug shows more.'

/** Not its message, which may quote what it failed on: words that are to be destroyed, statements. */
function nameOf(error: unknown): string {
  return errorCode(error) ?? (error instanceof Error ? error.name : typeof error)
}

/** What every program answers to. */
function asCommand(argv: string[]): string[] {
  return argv[0] === '--version' ? ['version', ...argv.slice(1)] : argv
}

async function resolve(at: Resolved): Promise<Resolved> {
  const subCommands = at.command.subCommands && (await settle(at.command.subCommands))
  const [first, ...rest] = at.args
  if (!subCommands || asksForHelp([first ?? ''])) return at
  if (first === undefined || first.startsWith('-')) {
    const found = first ? `got ${first}` : 'none was given'
    throw wrongUsage(`A command is needed, and ${found}: "${at.name} --help" lists them.`)
  }
  const chosen = Object.hasOwn(subCommands, first) ? subCommands[first] : undefined
  if (!chosen) {
    throw wrongUsage(`There is no command "${first}": "${at.name} --help" lists them.`)
  }
  const command: CommandDef = await settle(chosen)
  return resolve({ command, parent: at.command, name: `${at.name} ${first}`, args: rest })
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h')
}

/** citty takes any flag, so the line is first read strictly against the same definitions. */
function requireKnown(args: string[], defined: ArgsDef, name: string): void {
  const options: Record<string, { type: 'boolean' | 'string'; short?: string }> = {}
  for (const [key, arg] of Object.entries(defined)) {
    if (arg.type === 'positional') continue
    const aliases = 'alias' in arg && arg.alias ? [arg.alias].flat() : []
    const short = aliases.find((alias) => alias.length === 1)
    options[key] = { type: arg.type === 'boolean' ? 'boolean' : 'string', ...(short && { short }) }
  }
  const places = Object.values(defined).filter((arg) => arg.type === 'positional')
  const takesMore = places.some((arg) => arg.valueHint?.endsWith('…'))
  const positionals = takesMore ? Number.POSITIVE_INFINITY : places.length
  const help = `"${name} --help" tells more`
  try {
    const read = parseArgs({ args, options, allowPositionals: true, allowNegative: true })
    const extra = read.positionals[positionals]
    if (extra !== undefined) throw wrongUsage(`"${extra}" is one argument too many: ${help}.`)
  } catch (error) {
    if (error instanceof Failure) throw error
    const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    throw wrongUsage(`${said.replace(/\. To specify.*$/, '').replace(/\.$/, '')}: ${help}.`)
  }
}

async function usage({ command, parent, name }: Resolved): Promise<string> {
  // citty makes the name of a command from its own and its parent's, which is not the whole path.
  const meta = { ...(await settle(command.meta ?? {})), name }
  const text = await renderUsage({ ...command, meta }, parent && { ...parent, meta: {} })
  return hasColors() ? text : stripVTControlCharacters(text)
}

/** citty does not export the class of its errors about arguments that are missing or unfit. */
function isUsageError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'CLIError'
}

function inOurWords(error: Error, name: string): Failure {
  const said = stripVTControlCharacters(error.message).replace(/\.$/, '')
  return wrongUsage(`${said}: "${name} --help" tells more.`)
}

/** citty's definitions may be values, promises or functions that give either. */
async function settle<T>(value: T | Promise<T> | (() => T) | (() => Promise<T>)): Promise<T> {
  return typeof value === 'function' ? (value as () => T | Promise<T>)() : value
}
