import { runChapar } from './chapar-process.ts'

/** Founds a small newsroom with `chapar init`, as an operator would. */
export async function foundByCommand(settings: Record<string, string>): Promise<void> {
  const answers = {
    name: 'The Valley Post',
    editions: 'en',
    'time-zone': 'Asia/Bishkek',
    section: 'economy=Economy',
    publisher: 'Valley Post Society',
    email: 'desk@example.org',
  }
  const flags = Object.entries(answers).map(([name, value]) => `--${name}=${value}`)
  const { code, err } = await runChapar(['init', ...flags], settings)
  if (code !== 0) throw new Error(`chapar init failed: ${err}`)
}
