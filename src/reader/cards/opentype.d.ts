/** What we use of a package that brings no types. */
declare module 'opentype.js/dist/opentype.mjs' {
  type Point = { x: number; y: number }
  type Curve = Point & { x1: number; y1: number }
  export type Command =
    | ({ type: 'M' | 'L' } & Point)
    | ({ type: 'Q' } & Curve)
    | ({ type: 'C' } & Curve & { x2: number; y2: number })
    | { type: 'Z' }
  export type Path = { commands: Command[] }
  export type Font = {
    unitsPerEm: number
    /** 0 where it has none */
    charToGlyphIndex(letter: string): number
    getAdvanceWidth(text: string, size: number): number
    getPath(text: string, x: number, y: number, size: number): Path
  }
  export function parse(bytes: ArrayBuffer): Font
}

/** A file as a `data:` address. */
declare module '*.woff?inline' {
  const address: string
  // biome-ignore lint/style/noDefaultExport: so Vite gives it
  export default address
}
