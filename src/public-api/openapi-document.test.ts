import { raw } from 'hono/html'
import { expect, test } from 'vitest'
import { docsPage } from './docs-page.tsx'
import { endpoints, parameterName } from './endpoints.ts'
import { openApiDocument } from './openapi-document.ts'

const document = openApiDocument({ siteUrl: 'https://paper.example', siteName: 'The <Post>' })

test('the description has every endpoint with every parameter, and says what each is', () => {
  expect(Object.keys(document.paths)).toEqual(endpoints.map(({ path }) => path))
  for (const { path, parameters } of endpoints) {
    const described = document.paths[path]?.get.parameters ?? []
    expect(described.map(({ name }) => name)).toEqual(Object.keys(parameters.shape))
    for (const { name, in: place, required, description } of described) {
      expect([path, name, description]).not.toContain('')
      const isInPath = path.split('/').map(parameterName).includes(name)
      expect([place, required]).toEqual(isInPath ? ['path', true] : ['query', false])
    }
  }
})

test('the description is of OpenAPI 3.1 and has the schemas that check the answers', () => {
  expect(document).toMatchObject({
    openapi: '3.1.1',
    info: { version: '1.1.0' },
    servers: [{ url: 'https://paper.example/api/v1' }],
  })
  const answer = document.paths['/rates/latest']?.get.responses[200]
  expect(answer?.content?.['application/json']?.schema).toMatchObject({
    type: 'object',
    required: ['rates', 'left_out', 'next'],
  })
  expect(JSON.parse(JSON.stringify(document))).toEqual(document)
})

test('the page about it is made from it, without script, style or a foreign address', () => {
  const page = docsPage(document, {
    siteName: 'The <Post>',
    styleElement: raw(''),
  })
  for (const { path, summary } of endpoints) {
    expect(page).toContain(`<code>${path}</code>: ${summary}`)
  }
  expect(page).toContain('href="https://paper.example/api/v1/rates/USD/KZT"')
  expect(page).toContain('The &lt;Post&gt;')
  // The style sheet of the site, which is left out here, is the only one.
  expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|<Post>/)
})
