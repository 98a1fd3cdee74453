// Reads generated captures for so many seconds and prints how many it read in one, by the clock and
// by the processor's time, which neighbours hardly move.
// node read-captures.ts SECONDS CHARACTERS
import { readCapture } from '#intake/read-capture.ts'
import { generateCapture } from '../data/generate-capture.ts'

const [seconds = '1', characters = '0'] = process.argv.slice(2)
const capture = generateCapture(Number(characters))
const read = (ms: number) => {
  const begun = performance.now()
  const cpu = process.cpuUsage()
  let count = 0
  for (; performance.now() - begun < ms; count += 1) readCapture(capture)
  const { user, system } = process.cpuUsage(cpu)
  const perSecond = (count * 1000) / (performance.now() - begun)
  return { perSecond, perCpuSecond: (count * 1e6) / (user + system) }
}
read(500)
console.log(JSON.stringify(read(Number(seconds) * 1000)))
