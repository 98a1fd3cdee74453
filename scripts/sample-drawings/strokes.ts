/** The strokes that the drawings of the sample newsroom are made of. Units are those of a sheet of 1600 by 1000. */

export const WIDE = 1600
export const TALL = 1000

/** Numbers that look like chance and are the same for the same word. */
export function numbersFrom(word: string): () => number {
  let state = [...word].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7)
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function sheet(...parts: string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDE} ${TALL}">${parts.join('')}</svg>\n`
}

export function path(d: string, fill: string, rest = ''): string {
  return `<path d="${d}" fill="${fill}"${rest && ` ${rest}`}/>`
}

export function line(d: string, stroke: string, width: number, rest = ''): string {
  return path(d, 'none', `stroke="${stroke}" stroke-width="${width}"${rest && ` ${rest}`}`)
}

export function box(x: number, y: number, wide: number, tall: number): string {
  return `M${r(x)} ${r(y)}h${r(wide)}v${r(tall)}h${-r(wide)}z`
}

export function disc(x: number, y: number, radius: number, across = radius): string {
  const [half, tall] = [Math.max(1, r(radius)), Math.max(1, r(across))]
  return `M${r(x) - half} ${r(y)}a${half} ${tall} 0 1 0 ${half * 2} 0a${half} ${tall} 0 1 0 ${-half * 2} 0z`
}

/** From top to bottom in bands, as paper torn by hand and laid over each other. */
export function sky(colours: readonly string[], until = TALL): string {
  const chance = numbersFrom(colours.join())
  const step = until / colours.length
  const waver = () => (chance() - 0.5) * step * 0.5
  return colours
    .map((colour, i) => {
      if (i === 0) return path(box(0, 0, WIDE, TALL), colour)
      const [y, bend] = [i * step, waver()]
      const edge = `C${r(260 + waver())} ${r(y + bend)} ${r(540 + waver())} ${r(y - bend)} 800 ${r(y + waver() / 2)}`
      return path(
        `M0 ${r(y + waver() / 2)}${edge}S1340 ${r(y + waver())} 1600 ${r(y + waver() / 2)}V${TALL}H0z`,
        colour,
      )
    })
    .join('')
}

/** A range of hills or mountains; `rough` from 0 (dunes) to 1 (rock). */
export function ridge(
  chance: () => number,
  at: { base: number; height: number; rough: number; colour: string; steps?: number },
): string {
  const steps = at.steps ?? 10
  const tops = Array.from({ length: steps + 1 }, (_, i) => ({
    x: (WIDE / steps) * i + (i % steps === 0 ? 0 : (chance() - 0.5) * 80),
    y: at.base - at.height * (0.35 + chance() * 0.65) * (i % 2 === 0 ? 0.62 : 1),
  }))
  const points = tops.map(({ x, y }, i) => {
    if (i === 0) return `M0 ${TALL}V${r(y)}`
    const before = tops[i - 1] ?? { x, y }
    const middle = (before.x + x) / 2
    return at.rough > 0.5
      ? `L${r(middle)} ${r((before.y + y) / 2 + (chance() - 0.5) * 40 * at.rough)}L${r(x)} ${r(y)}`
      : `C${r(middle)} ${r(before.y)} ${r(middle)} ${r(y)} ${r(x)} ${r(y)}`
  })
  return path(`${points.join('')}V${TALL}z`, at.colour)
}

/** Snow on the peaks of a hill that is drawn by hand. */
export function peak(
  x: number,
  y: number,
  half: number,
  tall: number,
  [rock, snow]: [string, string],
): string {
  const cap = 0.34
  return (
    path(`M${r(x - half)} ${r(y)}L${r(x)} ${r(y - tall)}L${r(x + half)} ${r(y)}z`, rock) +
    path(
      `M${r(x)} ${r(y - tall)}L${r(x + half * cap)} ${r(y - tall * (1 - cap))}l${r(-half * 0.1)} ${r(-tall * 0.05)}l${r(-half * 0.14)} ${r(tall * 0.1)}l${r(-half * 0.12)} ${r(-tall * 0.1)}l${r(-half * 0.16)} ${r(tall * 0.08)}L${r(x - half * cap)} ${r(y - tall * (1 - cap))}z`,
      snow,
    )
  )
}

/** Still or moving water: short strokes that grow towards the one who looks. */
export function ripples(
  chance: () => number,
  at: { from: number; to: number; colour: string; count: number },
): string {
  const strokes = Array.from({ length: at.count }, () => {
    const near = chance()
    const y = at.from + (at.to - at.from) * near
    return `M${r(chance() * WIDE)} ${r(y)}h${r(30 + near * 150)}`
  })
  return line(strokes.join(''), at.colour, 5, 'stroke-linecap="round"')
}

export function poplar(x: number, y: number, tall: number): string {
  const half = tall * 0.11
  return `M${r(x)} ${r(y - tall)}C${r(x + half * 1.6)} ${r(y - tall * 0.6)} ${r(x + half)} ${r(y - tall * 0.1)} ${r(x)} ${r(y)}C${r(x - half)} ${r(y - tall * 0.1)} ${r(x - half * 1.6)} ${r(y - tall * 0.6)} ${r(x)} ${r(y - tall)}z`
}

/** A block of flats with lit and dark windows. */
export function flats(
  chance: () => number,
  at: {
    x: number
    y: number
    columns: number
    rows: number
    wall: string
    lit: string
    dark: string
  },
): string {
  const { x, y, columns, rows, wall, lit, dark } = at
  const [step, storey] = [34, 44]
  const bright: string[] = []
  const dull: string[] = []
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const window = box(x + 12 + column * step, y - rows * storey + 12 + row * storey, 18, 22)
      ;(chance() < 0.35 ? bright : dull).push(window)
    }
  }
  return (
    path(box(x, y - rows * storey - 8, columns * step + 8, rows * storey + 8), wall) +
    path(bright.join(''), lit) +
    path(dull.join(''), dark)
  )
}

export function dots(
  chance: () => number,
  at: { count: number; colour: string; size: number; to?: number },
): string {
  const { count, colour, size, to = TALL } = at
  return path(
    Array.from({ length: count }, () =>
      disc(chance() * WIDE, chance() * to, size * (0.5 + chance())),
    ).join(''),
    colour,
  )
}

export function bus(
  x: number,
  y: number,
  colours: { body: string; glass: string; wheel: string },
): string {
  const windows = [0, 1, 2, 3, 4].map((i) => box(x + 24 + i * 62, y - 118, 48, 46)).join('')
  return (
    path(`M${x} ${y - 20}v-112q0-20 20-20h300q22 0 26 24l10 64v44z`, colours.body) +
    path(windows, colours.glass) +
    path(disc(x + 70, y - 16, 26) + disc(x + 280, y - 16, 26), colours.wheel)
  )
}

export function lorry(
  x: number,
  y: number,
  colours: { load: string; cab: string; wheel: string; glass: string },
): string {
  return (
    path(box(x, y - 160, 250, 140), colours.load) +
    path(`M${x + 258} ${y - 20}v-110h56q20 0 30 24l16 40v46z`, colours.cab) +
    path(`M${x + 276} ${y - 74}v-40h36q12 0 18 14l10 26z`, colours.glass) +
    path([50, 110, 310].map((at) => disc(x + at, y - 16, 25)).join(''), colours.wheel)
  )
}

export function boat(x: number, y: number, size: number, [hull, cabin]: [string, string]): string {
  const s = (n: number) => r(n * size)
  return (
    path(
      `M${r(x - 100 * size)} ${r(y - 34 * size)}h${s(200)}l${s(-34)} ${s(46)}h${s(-132)}z`,
      hull,
    ) + path(`M${r(x - 30 * size)} ${r(y - 34 * size)}v${s(-40)}h${s(56)}v${s(40)}z`, cabin)
  )
}

export function yurt(x: number, y: number, size: number, [felt, band]: [string, string]): string {
  const s = (n: number) => r(n * size)
  return (
    path(
      `M${r(x - 90 * size)} ${r(y)}v${s(-60)}q${s(10)} ${s(-64)} ${s(76)} ${s(-76)}h${s(28)}q${s(66)} ${s(12)} ${s(76)} ${s(76)}v${s(60)}z`,
      felt,
    ) +
    path(
      box(x - 90 * size, y - 66 * size, 180 * size, 14 * size) +
        box(x - 20 * size, y - 52 * size, 40 * size, 52 * size),
      band,
    )
  )
}

export function r(value: number): number {
  return Math.round(value)
}
