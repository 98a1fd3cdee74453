import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { projectFile } from '#platform/project-file.ts'
import { newsroomSchema } from '#site/newsroom.ts'
import { readNewsroomFile, readPagesFolder } from './newsroom-files.ts'

const folderWith = async (files: Record<string, string>) => {
  const dir = await mkdtemp(path.join(tmpdir(), 'chapar-files-'))
  onTestFinished(() => rm(dir, { recursive: true }))
  await mkdir(path.join(dir, 'pages'))
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(dir, name), text)
  return dir
}

test('the sample newsroom is complete', async () => {
  const answers = await readNewsroomFile(projectFile('samples', 'newsroom.yaml'))
  expect(newsroomSchema.parse(answers).sections).toHaveLength(6)
  const pages = await readPagesFolder(projectFile('samples', 'pages'))
  for (const edition of [null, 'ru', 'kk']) {
    const slugs = pages.filter((page) => page.edition === edition).map((page) => page.slug)
    expect(slugs).toEqual(['about', 'contact', 'corrections-policy', 'imprint', 'privacy'])
  }
})

test('a file that is not there, or is no map, is told in one sentence', async () => {
  const dir = await folderWith({ 'list.yaml': '- a\n- b\n', 'torn.yaml': 'name: "open\n' })
  await expect(readNewsroomFile(path.join(dir, 'none.yaml'))).rejects.toThrow(/does not exist\.$/)
  await expect(readNewsroomFile(path.join(dir, 'list.yaml'))).rejects.toThrow(/is no YAML map\.$/)
  await expect(readNewsroomFile(path.join(dir, 'torn.yaml'))).rejects.toThrow(/^[^\n]+ line 2/)
  await expect(readPagesFolder(path.join(dir, 'none'))).rejects.toThrow(/does not exist/)
})

test('a page is named by its address', async () => {
  const page = '---\ntitle: About us\n---\nWe are two.\n'
  const dir = await folderWith({ 'pages/About Us.md': page })
  await expect(readPagesFolder(path.join(dir, 'pages'))).rejects.toThrow(
    'About Us.md: the name must be lower-case letters, digits and hyphens.',
  )
})

test('behind its address a page may name an edition', async () => {
  const page = '---\ntitle: Про нас\n---\nНас двое.\n'
  const dir = await folderWith({ 'pages/about.ru.md': page, 'pages/about.uz-Cyrl.md': page })
  const pages = await readPagesFolder(path.join(dir, 'pages'))
  expect(pages.map(({ slug, edition }) => `${slug} ${edition}`)).toEqual([
    'about ru',
    'about uz-Cyrl',
  ])
  await writeFile(path.join(dir, 'pages/about.xx.md'), page)
  await expect(readPagesFolder(path.join(dir, 'pages'))).rejects.toThrow(
    'about.xx.md: the name names no edition that there is.',
  )
})
