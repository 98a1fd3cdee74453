/** Vite gives a file as a data address for `import … from './x.woff2?inline'`. */
declare module '*.woff2?inline' {
  const address: string
  // biome-ignore lint/style/noDefaultExport: this is what Vite makes of a file
  export default address
}
