// The load of one round, in a process of its own on the load's core: a plan comes in as a message,
// the result goes back as one.
import { type LoadPlan, type LoadResult, requestText } from './load-plan.ts'
import { RawClient } from './raw-client.ts'

process.once('message', (plan: LoadPlan) => {
  void drive(plan).then((result) => process.send?.(result, () => process.disconnect()))
})

async function drive(plan: LoadPlan): Promise<LoadResult> {
  const requests = plan.paths.map((path) => requestText(path, plan.headers))
  const most = plan.requests ?? Infinity
  const took: number[] = []
  let [asked, wrong, bytes] = [0, 0, 0]
  const cpu = process.cpuUsage()
  const begun = performance.now()
  const end = begun + plan.seconds * 1000

  const connection = () =>
    new Promise<void>((resolve) => {
      let broke = true
      const client = new RawClient(plan.port, {
        onEnd: () => {
          if (broke) wrong += 1
          resolve()
        },
      })
      const next = () => {
        const now = performance.now()
        if (now >= end || asked >= most) {
          broke = false
          return client.close()
        }
        const request = requests[asked % requests.length] ?? ''
        asked += 1
        client.ask(request, (answer) => {
          took.push(performance.now() - now)
          bytes += answer.bytes
          if (answer.status !== plan.status) wrong += 1
          next()
        })
      }
      next()
    })
  const rest = neverSleep()
  await Promise.all(Array.from({ length: plan.connections }, connection))
  rest()

  const seconds = (performance.now() - begun) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const sorted = Float64Array.from(took).sort()
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
  return {
    requests: took.length,
    wrong,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
    bytes,
  }
}

/**
 * Keeps the load's core awake. To wake a core that sleeps is the work of whoever writes to it, on a
 * virtual machine some ten microseconds of it: a server that is a little slower than its control
 * would find the load asleep more often, and pay for that beside what it costs by itself.
 */
function neverSleep(): () => void {
  let next = setImmediate(function again() {
    next = setImmediate(again)
  })
  return () => clearImmediate(next)
}
