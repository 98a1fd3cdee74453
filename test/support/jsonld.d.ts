/** What the tests use of a package that says no types of its own, and whose types elsewhere lag. */
declare module 'jsonld' {
  type Loader = (
    url: string,
  ) => Promise<{ contextUrl: null; documentUrl: string; document: unknown }>
  const jsonld: {
    expand(document: unknown, options: { documentLoader: Loader; safe: boolean }): Promise<object[]>
    compact(document: object[], context: object): Promise<Record<string, unknown>>
  }
  // biome-ignore lint/style/noDefaultExport: it is the package that exports it so
  export default jsonld
}
