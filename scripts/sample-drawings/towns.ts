import {
  box,
  bus,
  disc,
  dots,
  flats,
  line,
  lorry,
  numbersFrom,
  path,
  peak,
  r,
  ridge,
  ripples,
  sheet,
  sky,
  WIDE,
} from './strokes.ts'

/** Streets, rooms and things, each for one piece of the sample newsroom. */
export const towns: Record<string, () => string> = {
  'city-in-a-bowl': () => {
    const chance = numbersFrom('bowl')
    const houses = (y: number, wall: [string, string], dark: string, shift: number) =>
      Array.from({ length: 9 }, (_, i) =>
        flats(chance, {
          ...{ x: i * 184 - 60 + shift, y, columns: 4, rows: 4 + Math.floor(chance() * 5) },
          ...{ wall: wall[i % 2] ?? wall[0], lit: '#e9bd68', dark },
        }),
      )
    // The lid of the bowl: each layer of air browner than the one above it.
    const air = [480, 560, 650, 745].map((y, i) =>
      path(
        `M0 ${y}C${300 + i * 60} ${y - 34} ${560 + i * 40} ${y + 36} 860 ${y}S1340 ${y - 30} 1600 ${y + 12}V1000H0z`,
        ['#c9b99d', '#bba887', '#a99373', '#927d62'][i] ?? '#a99373',
        'fill-opacity=".5"',
      ),
    )
    return sheet(
      sky(['#6f97bd', '#93b4cb', '#bccdd2', '#d9d8c6'], 460),
      peak(330, 700, 460, 520, ['#64748a', '#f6f9fa']),
      peak(1180, 720, 560, 620, ['#56667c', '#f6f9fa']),
      peak(760, 700, 360, 400, ['#73829a', '#f6f9fa']),
      air[0] ?? '',
      ...houses(830, ['#9c8d7b', '#a5967f'], '#7d6f60', 70),
      air[1] ?? '',
      air[2] ?? '',
      ...houses(940, ['#655c56', '#70665e'], '#4d4641', 0),
      air[3] ?? '',
      path(box(0, 930, WIDE, 70), '#423b37'),
    )
  },
  'first-snow': () => {
    const chance = numbersFrom('snow')
    const houses = [40, 420, 830, 1230].map((x, i) =>
      flats(chance, {
        x,
        y: 760,
        columns: 9,
        rows: 7 + ((i * 3) % 4),
        wall: ['#8a8d96', '#9a948c', '#83868f', '#a19a90'][i] ?? '#8a8d96',
        lit: '#f4cf7d',
        dark: '#626671',
      }),
    )
    return sheet(
      sky(['#8c99ab', '#a6b0bd', '#c3c9cf'], 700),
      ...houses,
      path('M0 750C500 730 1100 770 1600 745V1000H0z', '#eef1f3') +
        path('M0 830h1600v90H0z', '#8b9097') +
        line('M0 876h1600', '#dfe3e6', 6, 'stroke-dasharray="60 50"'),
      bus(520, 900, { body: '#c2452d', glass: '#f4e3b2', wheel: '#26272a' }),
      path('M0 920C500 905 1100 940 1600 915V1000H0z', '#f8f9fa'),
      dots(chance, { count: 120, colour: '#ffffff', size: 8 }),
    )
  },
  footbridge: () => {
    const chance = numbersFrom('footbridge')
    // Height of the deck over a point of the river, the same for the arch, its rails and its posts.
    const deck = (x: number) => 640 - 150 * Math.sin(((x - 180) / 1240) * Math.PI)
    const along = (from: number, to: number, lift: number) =>
      Array.from({ length: 41 }, (_, i) => from + ((to - from) / 40) * i)
        .map((x, i) => `${i === 0 ? 'M' : 'L'}${r(x)} ${r(deck(x) - lift)}`)
        .join('')
    const posts = Array.from({ length: 24 }, (_, i) => 234 + i * 49.2)
      .map((x) => `M${r(x)} ${r(deck(x))}V${r(deck(x) - 92)}`)
      .join('')
    return sheet(
      sky(['#9cbdd3', '#bdd3db', '#dbe3dc', '#f0e9d4'], 440),
      peak(300, 600, 380, 350, ['#8796a1', '#f8fafa']),
      peak(1270, 610, 440, 430, ['#76868f', '#f8fafa']),
      ridge(chance, { base: 620, height: 90, rough: 0.2, colour: '#8c9a6b' }),
      path(box(0, 620, WIDE, 380), '#a89f84') +
        path('M0 700C400 676 1100 730 1600 694V1000H0z', '#6096a6'),
      ripples(chance, { from: 730, to: 980, colour: '#a7ccd3', count: 40 }),
      path('M0 620h190l60 130H0zM1600 620h-190l-60 130h250z', '#8d8468'),
      line(along(180, 1420, -30), '#3f7a57', 60),
      line(along(180, 1420, -66), '#2b5a3f', 14),
      line(along(180, 1420, 0), '#d9cfae', 10),
      line(posts, '#26333f', 7) + line(along(234, 1366, 92), '#26333f', 11),
      path(box(716, 404, 168, 96), '#f6f1e4') + path(box(730, 418, 140, 68), '#e2b33c'),
      line('M752 440h96M752 462h64', '#6b4d12', 8),
    )
  },
  'night-bus': () => {
    const chance = numbersFrom('night-bus')
    return sheet(
      sky(['#131a33', '#1a2444', '#263357', '#3b4668'], 640),
      dots(chance, { count: 70, colour: '#f1ecd9', size: 3, to: 420 }),
      path('M300 700L520 430 640 360 720 420 800 350 930 470 1010 430 1300 700z', '#2a3040'),
      flats(chance, {
        x: 30,
        y: 760,
        columns: 7,
        rows: 6,
        wall: '#2d3752',
        lit: '#f4c766',
        dark: '#3d4866',
      }),
      flats(chance, {
        x: 1290,
        y: 760,
        columns: 8,
        rows: 8,
        wall: '#2a334d',
        lit: '#f4c766',
        dark: '#3a4562',
      }),
      path(box(0, 750, 1600, 250), '#22283a') +
        line('M0 880h1600', '#6b7289', 8, 'stroke-dasharray="80 70"'),
      path('M902 828L1600 776V940L902 846z', '#f4d98b', 'fill-opacity=".22"'),
      bus(560, 860, { body: '#e2a83c', glass: '#fbeec2', wheel: '#0e1220' }),
      line('M470 820V480q0-30 40-30h40', '#5c6480', 12) + path(disc(556, 462, 18), '#fbe7a8'),
    )
  },
  'night-train': () => {
    const chance = numbersFrom('train')
    const cars = [0, 1, 2, 3].map((i) => {
      const x = 60 + i * 340
      const windows = [0, 1, 2, 3, 4, 5].map((w) => box(x + 26 + w * 48, 626, 32, 44)).join('')
      return (
        path(box(x, 590, 320, 130), '#2f5a6b') +
        path(box(x, 690, 320, 12), '#e7c15a') +
        path(windows, '#fbe2a0') +
        path(disc(x + 60, 734, 22) + disc(x + 260, 734, 22), '#12151f')
      )
    })
    return sheet(
      sky(['#20264a', '#3a3560', '#6d4f6e', '#a9685f', '#d9946a'], 580),
      dots(chance, { count: 60, colour: '#f4ecd2', size: 3, to: 260 }),
      ridge(chance, { base: 600, height: 90, rough: 0.2, colour: '#4b3a4e', steps: 6 }),
      path(box(0, 600, 1600, 400), '#3a2f33'),
      ...cars,
      path('M1420 720V600q0-30 40-30h60q40 10 50 80v70z', '#c2452d') +
        path(box(1490, 596, 44, 40), '#fbe2a0'),
      path(box(0, 756, 1600, 12), '#a59a90') +
        line(Array.from({ length: 41 }, (_, i) => `M${i * 40} 768l-14 34`).join(''), '#6b5f58', 9),
      path('M0 830C500 790 1000 880 1600 820V1000H0z', '#2c2428'),
      line(
        'M180 600V330M130 360h100M620 600V380M580 406h80M1000 600V410M968 432h64',
        '#1c1a24',
        8,
      ) + line('M180 344Q400 420 620 392T1000 422T1600 430', '#1c1a24', 3),
    )
  },
  'truss-bridge': () => {
    const chance = numbersFrom('truss')
    const panels = Array.from({ length: 8 }, (_, i) => `M${i * 200} 600l100-180 100 180`).join('')
    return sheet(
      sky(['#1b2238', '#27304a', '#3b4258', '#5d5560'], 560),
      path(disc(1240, 180, 54), '#f1e7c9'),
      path(box(0, 700, 1600, 300), '#2f4454'),
      ripples(chance, { from: 720, to: 980, colour: '#54697a', count: 40 }),
      path(box(180, 640, 70, 220) + box(760, 640, 70, 220) + box(1340, 640, 70, 220), '#4c4a52'),
      line(`${panels}M0 420h1600`, '#8f8378', 15, 'stroke-linejoin="round"'),
      lorry(180, 604, { load: '#b4633c', cab: '#e6dcc6', wheel: '#111', glass: '#f7dd92' }),
      lorry(840, 604, { load: '#2f5a4a', cab: '#e6dcc6', wheel: '#111', glass: '#f7dd92' }),
      path(box(0, 600, 1600, 46), '#6a625c'),
      path([660, 720, 1300, 1360].map((x) => `M${x} 600l18-58 18 58z`).join(''), '#e2702b'),
      line('M500 450V260M1180 450V260', '#d9c48b', 8) +
        path(disc(500, 250, 26) + disc(1180, 250, 26), '#fbe7a8'),
    )
  },
  'market-roof': () => {
    const stalls = [0, 1, 2, 3, 4].map((i) => {
      const x = 80 + i * 300
      const colours = ['#c2452d', '#e2a83c', '#5f7343', '#7a4b6e', '#d98f3a']
      const heap = Array.from({ length: 9 }, (_, n) =>
        disc(x + 40 + (n % 5) * 40 + (n > 4 ? 20 : 0), n > 4 ? 726 : 752, 22),
      ).join('')
      return path(box(x, 770, 240, 120), '#8a5a3a') + path(heap, colours[i] ?? '#c2452d')
    })
    const ribs = Array.from({ length: 17 }, (_, i) => `M800 262L${i * 140 - 320} 470`).join('')
    return sheet(
      sky(['#9dc3d8', '#c3dbe0', '#f0e6cc'], 420),
      path('M1090 330q20-160 150-180 130 20 150 180z', '#2f8f9d') +
        path(box(1070, 320, 340, 120), '#d8b67a') +
        path('M240 350q16-110 110-126 94 16 110 126z', '#2f8f9d') +
        path(box(226, 340, 250, 100), '#d8b67a'),
      path(box(0, 880, 1600, 120), '#b79b6c') + path(box(0, 560, 1600, 330), '#e2cfa4'),
      path('M0 420L800 250l800 170v60H0z', '#a8552f') +
        line(ribs, '#8a4423', 7) +
        path(box(0, 470, 1600, 28), '#5e2d18'),
      path([120, 470, 820, 1170, 1480].map((x) => box(x, 498, 30, 400)).join(''), '#6e4a2e'),
      ...stalls,
    )
  },
  'shared-heat': () => {
    const chance = numbersFrom('heat')
    const house = (x: number, wall: string) => {
      const chimneys = [60, 200, 340].map((at) => box(x + at, 470, 40, 90)).join('')
      const caps = [60, 200, 340].map((at) => box(x + at - 7, 458, 54, 16)).join('')
      return (
        path(chimneys, '#8a5745') +
        path(caps, '#f4f7f8') +
        flats(chance, {
          ...{ x, y: 820, columns: 13, rows: 5, wall, lit: '#fbdf97', dark: '#7c6450' },
        }) +
        path(`M${x - 24} 594l40-52h412l40 52z`, '#f4f7f8') +
        path(box(x - 24, 594, 492, 12), '#b9c4ca')
      )
    }
    const fan =
      path(disc(800, 706, 78), '#3f5360') +
      line('M800 638q34 34 0 68 -34 34 0 68M732 706q34-34 68 0 34 34 68 0', '#dfe5e7', 13) +
      path(disc(800, 706, 15), '#dfe5e7')
    return sheet(
      sky(['#a9c4d6', '#c7d7df', '#e0e4e2', '#f1eadb'], 440),
      peak(420, 640, 420, 420, ['#8d9aa3', '#fafbfa']),
      peak(1240, 650, 470, 480, ['#7f8d97', '#fafbfa']),
      path('M0 660C500 620 1100 700 1600 650V1000H0z', '#e3e9ec'),
      house(100, '#c8976a'),
      house(1060, '#bd8b5f'),
      line('M540 770h140M920 770h140', '#c2452d', 20) +
        line('M540 802h140M920 802h140', '#3a6ea5', 20),
      path(box(680, 600, 240, 240), '#f1f3f2') + path(box(680, 820, 240, 26), '#aab5bb') + fan,
      path('M656 600h288l-20-22H676z', '#fbfcfc'),
      path('M0 830C500 806 1100 866 1600 820V1000H0z', '#f8f9fa') +
        path('M0 930C400 900 1000 960 1600 910V1000H0z', '#e6ecef'),
    )
  },
  'drying-yard': () => {
    const chance = numbersFrom('apricots')
    const trays: string[] = []
    for (let row = 0; row < 4; row += 1) {
      for (let column = 0; column < 5; column += 1) {
        const [x, y] = [70 + column * 304, 330 + row * 164]
        const fruit = Array.from({ length: 12 }, (_, i) =>
          disc(
            x + 36 + (i % 4) * 64 + chance() * 8,
            y + 28 + Math.floor(i / 4) * 36 + chance() * 6,
            14,
          ),
        ).join('')
        trays.push(
          path(box(x, y, 270, 132), '#b98e56') +
            path(box(x + 8, y + 8, 254, 116), '#ead9b0') +
            path(fruit, row % 2 === column % 2 ? '#e28a2b' : '#d9722a'),
        )
      }
    }
    return sheet(
      path(box(0, 0, 1600, 1000), '#d9c39a'),
      path(box(0, 0, 1600, 250), '#c9dce0'),
      ridge(numbersFrom('isfara'), { base: 260, height: 120, rough: 0.8, colour: '#b39a7c' }),
      path(box(0, 240, 1600, 760), '#d9c39a') +
        path(box(0, 236, 1600, 60), '#a87f52') +
        path([120, 420, 1180, 1460].map((x) => disc(x, 190, 90, 74)).join(''), '#6f8a4a') +
        path([112, 412, 1172, 1452].map((x) => box(x, 220, 18, 60)).join(''), '#6a4b30'),
      ...trays,
    )
  },
  'carpet-guls': () => {
    const gul = (x: number, y: number, turned: boolean) => {
      const [dark, pale] = turned ? ['#1f2a44', '#e9dcc0'] : ['#e9dcc0', '#1f2a44']
      return (
        path(`M${x - 120} ${y}l50-80h140l50 80-50 80h-140z`, dark) +
        path(`M${x - 82} ${y}l34-54h96l34 54-34 54h-96z`, '#b5482f') +
        path(`M${x - 44} ${y}l44-40 44 40-44 40z`, pale) +
        path(
          `${disc(x, y, 11)}${box(x - 6, y - 80, 12, 24)}${box(x - 6, y + 56, 12, 24)}`,
          '#d9a441',
        )
      )
    }
    const guls = Array.from({ length: 20 }, (_, i) =>
      gul(230 + (i % 5) * 285, 190 + Math.floor(i / 5) * 208, (i + Math.floor(i / 5)) % 2 === 0),
    )
    const edge = Array.from(
      { length: 40 },
      (_, i) => `M${i * 40} 40l20-30 20 30-20 30zM${i * 40} 960l20-30 20 30-20 30z`,
    ).join('')
    return sheet(
      path(box(0, 0, 1600, 1000), '#7e1f24'),
      path(box(0, 0, 1600, 80) + box(0, 920, 1600, 80), '#1f2a44'),
      path(edge, '#e9dcc0'),
      ...guls,
    )
  },
  'street-trees': () => {
    const chance = numbersFrom('trees')
    const trees = [170, 480, 790, 1100, 1410].map((x) => {
      const crown = Array.from({ length: 5 }, () =>
        disc(x + (chance() - 0.5) * 150, 410 + (chance() - 0.5) * 110, 90, 80),
      ).join('')
      return (
        path(box(x - 14, 450, 28, 330), '#5e4330') +
        path(crown, '#557a3e') +
        path(disc(x - 20, 380, 70, 60), '#6f9550') +
        path(box(x - 22, 620, 44, 34), '#f4f0e6') +
        path(box(x - 14, 634, 28, 6), '#c2452d')
      )
    })
    return sheet(
      sky(['#bcd8e2', '#dbe6dd', '#f3ead0'], 500),
      ...[0, 1, 2].map((i) =>
        flats(chance, {
          x: 20 + i * 540,
          y: 760,
          columns: 14,
          rows: 7,
          wall: ['#e0c9a0', '#d8bb92', '#e6d3ae'][i] ?? '#e0c9a0',
          lit: '#8fb0ba',
          dark: '#6f8790',
        }),
      ),
      path(box(0, 750, 1600, 250), '#c9bda4') + path(box(0, 850, 1600, 150), '#77736c'),
      path([170, 480, 790, 1100, 1410].map((x) => disc(x + 50, 808, 160, 34)).join(''), '#8f8672'),
      ...trees,
      line('M0 926h1600', '#efe9d8', 8, 'stroke-dasharray="80 60"'),
    )
  },
  'reading-room': () => {
    const chance = numbersFrom('books')
    const colours = ['#7a3b33', '#2f4a6b', '#c9a35b', '#2f5a4a', '#b4633c', '#6d4f6e', '#d9c9a3']
    const books: string[] = []
    for (let shelf = 0; shelf < 4; shelf += 1) {
      for (let x = 60; x < 1540; ) {
        const [wide, tall] = [18 + Math.round(chance() * 26), 96 + Math.round(chance() * 44)]
        if (chance() > 0.08)
          books.push(
            path(
              box(x, 190 + shelf * 170 - tall, wide, tall),
              colours[Math.floor(chance() * colours.length)] ?? '#7a3b33',
            ),
          )
        x += wide + 4
      }
      books.push(path(box(40, 190 + shelf * 170, 1520, 20), '#4a3222'))
    }
    return sheet(
      path(box(0, 0, 1600, 1000), '#6e4c34') + path(box(40, 30, 1520, 700), '#3a2719'),
      ...books,
      path(box(0, 730, 1600, 270), '#5a3c28') + path('M120 1000l90-170h1180l90 170z', '#a87445'),
      path('M520 880l240-26 40 20 40-20 240 26-20 60-220-20-40 18-40-18-220 20z', '#f6f1e4') +
        line('M800 874v62', '#c9bda4', 6),
      path('M1044 690h212l190 196H846z', '#fbe7a8', 'fill-opacity=".28"'),
      path(disc(1330, 890, 84, 20), '#9a7326') +
        line('M1330 890V640q0-78-92-78h-60', '#d9a441', 16, 'stroke-linecap="round"') +
        path('M1086 600q62-64 128 0l44 92h-216z', '#2f5a4a'),
    )
  },
}
