import { z } from 'zod'
import { problem } from './answers.ts'
import type { Endpoint } from './endpoint.ts'
import { endpoints, parameterName } from './endpoints.ts'
import { forms } from './write-answer.ts'

/** Of the description and of what it describes: the second number counts what was added. */
const VERSION = '1.1.0'

/** A JSON Schema, of which only the words about it are looked at here. */
type Schema = { description?: string; example?: unknown; [key: string]: unknown }

export type DescribedParameter = {
  name: string
  in: 'path' | 'query'
  required: boolean
  description: string
  example?: unknown
  schema: Schema
}

export type DescribedOperation = {
  summary: string
  description: string
  operationId: string
  parameters: DescribedParameter[]
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>
}

export type OpenApiDocument = {
  openapi: '3.1.1'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  paths: Record<string, { get: DescribedOperation }>
}

/** The API as OpenAPI 3.1, whose schemas are JSON Schema as Zod writes it from those that check. */
export function openApiDocument({
  siteUrl,
  siteName,
}: {
  siteUrl: string
  siteName: string
}): OpenApiDocument {
  return {
    openapi: '3.1.1',
    info: {
      title: `${siteName}: official exchange rates`,
      version: VERSION,
      description:
        'Fixings of central banks as they were printed, with their source and day. They are for information: no bank is bound to deal at them.',
    },
    servers: [{ url: `${siteUrl}/api/v1` }],
    paths: Object.fromEntries(endpoints.map((of) => [of.path, { get: operationOf(of) }])),
  }
}

function operationOf(of: Endpoint): DescribedOperation {
  const { path, summary, description, parameters, answers } = of
  const answer = schemaOf(answers)
  const content = {
    'application/json': { schema: answer },
    'text/csv': { schema: { type: 'string' } },
    [forms.ndjson]: { schema: { type: 'string' } },
    ...(of.hasText && { 'text/plain': { schema: { type: 'string' } } }),
  }
  return {
    summary,
    description,
    operationId: path.replaceAll(/[{}]/g, '').replaceAll('/', '-').slice(1),
    parameters: parametersOf(path, schemaOf(parameters)),
    responses: {
      200: { description: 'What was found', content },
      304: { description: 'Unchanged since the answer whose ETag was given' },
      403: problemOf('The source that was asked for is not carried'),
      422: problemOf('An unknown parameter, a day that does not exist, and the like'),
      429: problemOf('Too many requests; Retry-After says how long to wait'),
    },
  }
}

function problemOf(description: string) {
  return { description, content: { 'application/problem+json': { schema: schemaOf(problem) } } }
}

function parametersOf(path: string, schema: Schema): DescribedParameter[] {
  const inPath = new Set(path.split('/').map(parameterName))
  const properties = schema.properties as Record<string, Schema> // of an object, so they are there
  return Object.entries(properties).map(([name, property]) => {
    const { description = '', example, ...rest } = property
    return {
      name,
      in: inPath.has(name) ? 'path' : 'query',
      required: inPath.has(name),
      description,
      ...(example !== undefined && { example }),
      schema: rest,
    }
  })
}

function schemaOf(schema: z.ZodType): Schema {
  const { $schema: _, ...written } = z.toJSONSchema(schema, { io: 'input' })
  return JSON.parse(JSON.stringify(written))
}
