import type { Dyes } from './dyes.ts'

/** One repeat of a cloth: markup in a box whose upper left corner is at 0 0. */
export type Repeat = { wide: number; tall: number; markup: string }

/** How motifs stand to each other in the cloth. */
export type Weave = keyof typeof weaves

/** Which weave a section has; a section of another name gets one by its name. */
export const weaveOfSection: Readonly<Record<string, Weave>> = {
  politics: 'counterchange',
  economy: 'halfDrop',
  society: 'medallion',
  culture: 'lattice',
  technology: 'rows',
  environment: 'bands',
}

export const weaves = {
  rows: () => ({ wide: 100, tall: 100, markup: motif(50, 50) }),

  halfDrop: () => ({
    wide: 200,
    tall: 100,
    markup: motif(50, 50) + motif(150, 0) + motif(150, 100),
  }),

  /** Figure and ground change places from cell to cell, as felt is cut from two layers at once. */
  counterchange: ({ ground, figure }: Dyes) => ({
    wide: 200,
    tall: 200,
    markup:
      `<path d="M100 0h100v100H0v100h100z" fill="${figure}"/>` +
      motif(50, 50) +
      motif(150, 150) +
      `<g color="${ground}">${motif(150, 50)}${motif(50, 150)}</g>`,
  }),

  lattice: ({ second }: Dyes) => ({
    wide: 200,
    tall: 200,
    markup:
      `<path d="M100 0L200 100 100 200 0 100z" fill="none" stroke="${second}" stroke-width="5"/>` +
      scaled(1.25, motif(80, 80) + corners(160)),
  }),

  medallion: () => ({
    wide: 200,
    tall: 200,
    markup: scaled(1.6, motif(62.5, 62.5)) + scaled(0.625, corners(320)),
  }),

  bands: ({ second, line }: Dyes) => ({
    wide: 100,
    tall: 150,
    markup:
      motif(50, 50) +
      `<path d="M0 110h100M0 140h100" stroke="${line}" stroke-width="4"/>` +
      `<path d="M0 134l12.5-18 12.5 18 12.5-18 12.5 18 12.5-18 12.5 18 12.5-18 12.5 18z" fill="${second}"/>`,
  }),
} satisfies Record<string, (dyes: Dyes) => Repeat>

/** The motif with its centre here. */
function motif(x: number, y: number): string {
  return `<use href="#m" x="${x}" y="${y}"/>`
}

/** What is cut by one edge of a repeat goes on at the other. */
function corners(side: number): string {
  return motif(0, 0) + motif(side, 0) + motif(0, side) + motif(side, side)
}

function scaled(scale: number, markup: string): string {
  return `<g transform="scale(${scale})">${markup}</g>`
}
