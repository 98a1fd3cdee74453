// Reads generated captures for so many seconds and prints how many it read in one.
// node read-captures.ts SECONDS CHARACTERS
import { generateCapture } from '../data/generate-capture.ts'

const [seconds = '1', characters = '0'] = process.argv.slice(2)
// By a name that is no constant: the reader need not be there for the bench to be checked.
const reader: string = '#intake/read-capture.ts'
const { readCapture } = await import(reader)

const capture = generateCapture(Number(characters))
const read = (ms: number) => {
  const begun = performance.now()
  let count = 0
  for (; performance.now() - begun < ms; count += 1) readCapture(capture)
  return (count * 1000) / (performance.now() - begun)
}
read(500)
console.log(read(Number(seconds) * 1000))
