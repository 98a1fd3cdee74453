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
  ridge,
  ripples,
  sheet,
  sky,
} from './strokes.ts'

/** Streets, rooms and things, each for one piece of the sample newsroom. */
export const towns: Record<string, () => string> = {
  'city-in-a-bowl': () => {
    const chance = numbersFrom('bowl')
    const houses = Array.from({ length: 9 }, (_, i) =>
      flats(chance, {
        x: i * 184 - 20,
        y: 900,
        columns: 4,
        rows: 4 + Math.floor(chance() * 6),
        wall: i % 2 ? '#6d6560' : '#7b726b',
        lit: '#f0c36b',
        dark: '#544d49',
      }),
    )
    return sheet(
      sky(['#7f9fbd', '#a3b8c6', '#c7c4b6'], 460),
      peak(380, 640, 420, 470, ['#5f6f80', '#f4f7f8']),
      peak(1160, 660, 520, 540, ['#54647a', '#f4f7f8']),
      peak(760, 640, 300, 350, ['#6b7988', '#f4f7f8']),
      path('M0 500C400 450 900 560 1600 480V760H0z', '#b9a98f', 'fill-opacity=".75"'),
      ...houses,
      path(
        'M0 620C400 560 1100 680 1600 600V860C1100 900 500 820 0 880z',
        '#a8967c',
        'fill-opacity=".55"',
      ),
      path(box(0, 892, 1600, 108), '#4b443f'),
      line(
        'M260 560q-30-60 10-110t-6-110M1330 590q34-60-6-120t10-100',
        '#8d8070',
        20,
        'stroke-opacity=".7" stroke-linecap="round"',
      ),
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
    const rails = Array.from(
      { length: 17 },
      (_, i) =>
        `M${260 + i * 68} ${Math.round(560 - 100 * Math.sin(((i + 0.3) / 16.6) * Math.PI))}v-84`,
    ).join('')
    return sheet(
      sky(['#a9c6d8', '#c9d9de', '#ece6d4'], 440),
      peak(300, 560, 360, 330, ['#7f8e9a', '#f8fafa']),
      peak(1250, 570, 420, 400, ['#73838f', '#f8fafa']),
      ridge(chance, { base: 600, height: 90, rough: 0.2, colour: '#8c9a6b' }),
      path('M0 610h1600v390H0z', '#a89f84') +
        path('M0 690C400 660 1100 740 1600 690V930C1100 960 500 900 0 940z', '#6d9fae'),
      ripples(chance, { from: 720, to: 920, colour: '#b4d0d6', count: 26 }),
      path('M160 700V560h90Q800 380 1350 560h90v140h-90q-550-170-1100 0z', '#4f8a63') +
        path('M250 700q550-170 1100 0v20q-550-170-1100 0z', '#2f5a40'),
      line(rails, '#2b3a4a', 7) + line('M250 480Q800 380 1350 480', '#2b3a4a', 9),
      path(box(720, 480, 170, 92), '#f6f1e4') + path(box(734, 494, 142, 64), '#e2b33c'),
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
      path('M920 836l420-46v130z', '#f4d98b', 'fill-opacity=".45"'),
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
    const chimneys = [180, 330, 480, 1120, 1270, 1420].map((x) => box(x, 618, 36, 84)).join('')
    return sheet(
      sky(['#b6ccda', '#d4dfe2', '#efe8da'], 440),
      peak(420, 620, 420, 400, ['#84919a', '#fafbfa']),
      peak(1240, 630, 460, 450, ['#78868f', '#fafbfa']),
      path('M0 640C500 600 1100 690 1600 630V1000H0z', '#e9edef'),
      path(chimneys, '#7a4a3a'),
      flats(chance, {
        x: 130,
        y: 840,
        columns: 13,
        rows: 3,
        wall: '#c89a6b',
        lit: '#fbe2a0',
        dark: '#7c6450',
      }),
      flats(chance, {
        x: 1030,
        y: 840,
        columns: 13,
        rows: 3,
        wall: '#bd8f60',
        lit: '#fbe2a0',
        dark: '#77604c',
      }),
      path(box(120, 688, 470, 18) + box(1020, 688, 470, 18), '#f4f7f8'),
      path(box(700, 680, 210, 180), '#e6e9ea') +
        path(disc(770, 770, 46) + disc(850, 770, 46), '#4f6472') +
        line('M770 730v80M730 770h80M850 730v80M810 770h80', '#cfd7da', 8),
      line('M580 800h120M910 800h120', '#c2452d', 16) +
        line('M580 830h120M910 830h120', '#3a6ea5', 16),
      path('M0 860C500 840 1100 890 1600 850V1000H0z', '#f8f9fa'),
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
      line('M1240 880V640q0-60-70-60', '#d9a441', 14) +
        path('M1080 580h170l30 80h-230z', '#2f5a4a') +
        path('M1050 660h230l110 210H900z', '#fbe7a8', 'fill-opacity=".25"'),
    )
  },
}
