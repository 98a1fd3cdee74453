/** Does what is put in, in its order, so many at once. */
export function createLanes(atOnce: number, work: (id: number) => Promise<void>) {
  const waiting: number[] = []
  let running = 0
  const start = () => {
    while (running < atOnce) {
      const id = waiting.shift()
      if (id === undefined) return
      running += 1
      void work(id).finally(() => {
        running -= 1
        start()
      })
    }
  }
  return {
    put(ids: readonly number[]): void {
      waiting.push(...ids)
      start()
    },
  }
}
