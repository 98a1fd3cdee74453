import type { APIRequestContext } from 'playwright-core'
import { z } from 'zod'

/** What a page of the desk sends with each request, for whoever is signed in in that browser. */
export async function pageHeaders(
  request: APIRequestContext,
  url = '',
): Promise<Record<string, string>> {
  const me = await request.get(`${url}/desk/api/me`)
  const { id } = z.looseObject({ id: z.string() }).parse(await me.json())
  return { 'Sec-Fetch-Site': 'same-origin', 'Desk-Account': id }
}
