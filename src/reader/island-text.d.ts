/** Our build (scripts/island-plugin.ts) gives the finished script as text. */
declare module '*?island' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: this is what the build makes of a script
  export default text
}
