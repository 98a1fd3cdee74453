/**
 * Puts `chapar` among the commands of node_modules, where npx looks first. For the package that it
 * stands in npx would otherwise install a copy into its own cache, which needs a network.
 */
import { rmSync, symlinkSync } from 'node:fs'

const link = 'node_modules/.bin/chapar'
// npm makes shims, not links, on Windows; there npx goes its own way.
if (process.platform !== 'win32') {
  rmSync(link, { force: true })
  symlinkSync('../../bin/chapar', link)
}
