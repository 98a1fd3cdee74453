import { expect, test } from 'vitest'
import { runChapar } from '../support/chapar-process.ts'

test('help goes to stdout and names every command', async () => {
  const { code, out, err } = await runChapar(['--help'], {})
  expect({ code, err }).toEqual({ code: 0, err: '' })
  for (const name of ['init', 'start', 'web', 'worker', 'migrate', 'demo', 'version']) {
    expect(out).toMatch(new RegExp(`^ +${name} {2}`, 'm'))
  }
  expect(out).not.toContain('\u001B')
})

test('a command tells its own usage', async () => {
  const { code, out } = await runChapar(['migrate', '--help'], {})
  expect(code).toBe(0)
  expect(out).toContain('USAGE chapar migrate [OPTIONS]')
})

test.each([
  ['no command', [], 'A command is needed, and none was given'],
  ['an unknown command', ['strat'], 'There is no command "strat"'],
  ['a word that every object knows', ['constructor'], 'There is no command "constructor"'],
  ['an unknown flag', ['version', '--loud'], "Unknown option '--loud'"],
  ['an argument too many', ['version', 'now'], '"now" is one argument too many'],
])('%s is wrong usage: exit code 2 and one sentence', async (_, args, sentence) => {
  const { code, out, err } = await runChapar(args, {})
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(/^chapar: [^\n]+ --help"[^\n]+\n$/)
  expect(err).toContain(sentence)
})

test('--json prints one document', async () => {
  const { out } = await runChapar(['version', '--json'], {})
  expect(JSON.parse(out)).toEqual({
    chapar: expect.any(String),
    node: expect.stringMatching(/^24/),
  })
})

test('settings that are wrong are all told at once, before anything opens', async () => {
  const { code, err } = await runChapar(['start'], { PORT: 'x', TZ: 'Nowhere/Here' })
  expect(code).toBe(1)
  expect(err).toMatch(/^chapar: The settings are not right: [^\n]*PORT[^\n]*; [^\n]*TZ[^\n]*\.\n$/)
})

test.each([
  ['nothing listens', 'postgres://someone:secret@127.0.0.1:1/paper', '127.0.0.1:1/paper'],
  ['no such socket', 'postgres://someone:secret@localhost/paper?host=/nowhere', '/paper'],
])('an unreachable DATABASE_URL (%s) is told without its password', async (_, url, place) => {
  const { code, err } = await runChapar(['migrate'], { DATABASE_URL: url, DATA_DIR: '/tmp' })
  expect(code).toBe(1)
  expect(err).toMatch(
    /^chapar: The database of DATABASE_URL \([^\n]+\) cannot be used: [^\n]+\.\n$/,
  )
  expect(err).toContain(place)
  expect(err).not.toMatch(/someone|secret/)
})
