import { launchBrowser } from './support/browser.ts'
const [base, ...args] = process.argv.slice(2)
const browser = await launchBrowser()
for (const spec of args) {
  const [path, width, scheme, name] = spec.split('|')
  const context = await browser.newContext({ baseURL: base, viewport: { width: Number(width), height: 800 }, colorScheme: scheme as 'light' })
  const page = await context.newPage()
  page.on('console', (m) => console.log(name, m.type(), m.text()))
  page.on('pageerror', (e) => console.log(name, 'ERR', e.message))
  await page.goto(path!, { waitUntil: 'networkidle' })
  await page.screenshot({ path: `/tmp/shot-${name}.png`, fullPage: true })
  await context.close()
}
await browser.close()
