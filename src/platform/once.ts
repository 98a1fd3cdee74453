/**
 * Does what is slow with the first call, and gives all later ones the same. A failure is not kept:
 * the next call tries again, since the cause may be mended meanwhile.
 */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined
  return () => {
    loading ??= load().catch((error) => {
      loading = undefined
      throw error
    })
    return loading
  }
}
