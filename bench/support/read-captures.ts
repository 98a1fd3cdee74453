// Reads one capture for so many seconds over and over, and prints how many times in one, by the clock and
// by the processor's time, which neighbours hardly move.
// node read-captures.ts SECONDS CHARACTERS samples|invented|FILE
import { readFileSync } from 'node:fs'
import { readCapture } from '#intake/read-capture.ts'
import { generateCapture } from '../data/generate-capture.ts'
import { sampleCapture } from '../data/sample-capture.ts'

const [seconds = '1', characters = '0', source = ''] = process.argv.slice(2)
const makers = new Map([
  ['samples', sampleCapture],
  ['invented', generateCapture],
])
const capture = makers.get(source)?.(Number(characters)) ?? readFileSync(source, 'utf8')
const read = (ms: number) => {
  const begun = performance.now()
  const cpu = process.cpuUsage()
  let count = 0
  for (; performance.now() - begun < ms; count += 1) readCapture(capture)
  const { user, system } = process.cpuUsage(cpu)
  const perSecond = (count * 1000) / (performance.now() - begun)
  return { perSecond, perCpuSecond: (count * 1e6) / (user + system) }
}
// So many that the code is compiled for good, however much of the machine is ours meanwhile.
for (let count = 0; count < 200; count += 1) readCapture(capture)
console.log(JSON.stringify(read(Number(seconds) * 1000)))
