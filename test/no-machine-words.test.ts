import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { projectFile } from '#platform/project-file.ts'

/** Paths of the machine on which something was written, and hosts from which packages come. */
const machineWords = [
  /(?<![\w.-])\/(work|root)\/[\w.-]/,
  /(?<![\w.-])\/home\/[\w.-]+\//,
  /https?:\/\/[\w.:-]*(registry|artifactory|verdaccio|nexus)[\w.:-]*/i,
]

const findMachineWord = (text: string) =>
  machineWords.flatMap((word) => word.exec(text)?.[0] ?? [])[0]

test('no file names a path of a machine or the host of a registry', () => {
  const files = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: projectFile(),
      encoding: 'utf8',
    },
  )
    .split('\0')
    .filter((file) => file !== '' && file !== 'test/no-machine-words.test.ts')
  expect(files.length).toBeGreaterThan(50)
  const found = files.flatMap((file) => {
    const word = findMachineWord(readIfThere(file))
    return word ? [`${file}: ${word}`] : []
  })
  expect(found).toEqual([])
})

test('planted words are found, and look-alikes are not', () => {
  expect(findMachineWord("import '/work/main/src/a.ts'")).toBe('/work/m')
  expect(findMachineWord('see /home/anna/notes')).toBe('/home/anna/')
  expect(findMachineWord('"resolved": "https://registry.example.org/a"')).toBeDefined()
  expect(findMachineWord('src/work/a.ts, https://example.org/home/a/, ./root/a')).toBeUndefined()
})

/** A file that git knows may be gone from the disk while someone works. */
function readIfThere(file: string): string {
  try {
    return readFileSync(projectFile(file), 'utf8')
  } catch {
    return ''
  }
}
