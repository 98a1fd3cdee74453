/** Vite gives the text of a style sheet for `import … from './x.css?inline'`. */
declare module '*.css?inline' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: this is what Vite makes of a style sheet
  export default text
}
