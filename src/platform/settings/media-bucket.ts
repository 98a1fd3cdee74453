import type { Bucket } from '../object-store.ts'
import { isHttpUrl } from './setting-values.ts'

/** A bucket of an S3 store, what opens it, and with what the names in it begin ('' or `…/`). */
export type MediaBucket = Bucket & { prefix: string }

/**
 * `s3://bucket/prefix?endpoint=https://…&region=…`; without an endpoint it is one of Amazon's.
 * null where the address names no bucket, or no place where it could be.
 */
export function bucketOf(url: string): Omit<MediaBucket, 'keyId' | 'secret'> | null {
  const { hostname: name, pathname, searchParams } = new URL(url)
  const region = searchParams.get('region') ?? 'us-east-1'
  const endpoint = searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com`
  if (!/^[a-z0-9][a-z0-9.-]{1,62}$/.test(name) || !/^[a-z0-9-]{1,40}$/.test(region)) return null
  if (!isHttpUrl(endpoint) || !/^[\w./-]*$/.test(pathname)) return null
  const parts = pathname.split('/').filter(Boolean)
  const prefix = parts.map((part) => `${part}/`).join('')
  return { name, region, endpoint: new URL(endpoint).href.replace(/\/+$/, ''), prefix }
}
