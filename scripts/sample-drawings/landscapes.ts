import {
  boat,
  box,
  disc,
  dots,
  line,
  lorry,
  numbersFrom,
  path,
  peak,
  poplar,
  ridge,
  ripples,
  sheet,
  sky,
  TALL,
  WIDE,
  yurt,
} from './strokes.ts'

/** Water, steppe, fields and mountains, each for one piece of the sample newsroom. */
export const landscapes: Record<string, () => string> = {
  'aral-shore': () => {
    const chance = numbersFrom('aral')
    return sheet(
      sky(['#d9e4e4', '#e8e2cf', '#f0d9b5', '#eec79a'], 480),
      path(disc(1180, 400, 74), '#f7efdc'),
      path(box(0, 470, 1600, 530), '#6f9aa3'),
      ripples(chance, { from: 490, to: 760, colour: '#a9c6c6', count: 46 }),
      boat(520, 640, 1.5, ['#7a3b33', '#f0e6d0']),
      boat(1090, 560, 0.8, ['#2f4a5b', '#e9dcc0']),
      path('M0 820C340 730 620 860 900 800S1400 720 1600 790V1000H0z', '#d7bd8b'),
      path('M0 900C300 850 700 930 1000 880S1450 850 1600 890V1000H0z', '#c4a26a'),
      line(
        'M1240 850l16-70m-16 70l-22-58m22 58l44-48M180 900l10-60m-10 60l-24-44m24 44l36-36',
        '#6b6a3f',
        8,
        'stroke-linecap="round"',
      ),
    )
  },
  'caspian-storm': () => {
    const chance = numbersFrom('storm')
    const wave = (y: number, colour: string) => {
      const crests = Array.from(
        { length: 9 },
        (_, i) =>
          `Q${i * 200 + 60} ${y - 70 - chance() * 40} ${i * 200 + 130} ${y}T${i * 200 + 200} ${y}`,
      )
      return path(`M0 ${y}${crests.join('')}V1000H0z`, colour)
    }
    return sheet(
      sky(['#2b3544', '#3a4656', '#4d5a69', '#66727d'], 520),
      line(
        Array.from(
          { length: 60 },
          () => `M${Math.round(chance() * 1700)} ${Math.round(chance() * 560)}l-34 84`,
        ).join(''),
        '#8b99a6',
        3,
      ),
      wave(540, '#4c6678'),
      path('M930 520l40-96h420l70 96z', '#e6dfd0') +
        path(box(1010, 350, 300, 78) + box(1180, 270, 60, 84), '#f4f0e6') +
        path(box(1036, 376, 250, 24), '#31404d'),
      wave(610, '#3d5669'),
      wave(720, '#2f4658'),
      wave(850, '#223646'),
    )
  },
  'caspian-shallows': () => {
    const chance = numbersFrom('shallows')
    const boats = [
      { x: 350, y: 760, size: 1.3, lean: -9, paint: ['#2f4a6b', '#f4f0e6'] },
      { x: 800, y: 690, size: 0.9, lean: 7, paint: ['#b4633c', '#f4f0e6'] },
      { x: 1230, y: 830, size: 1.7, lean: 6, paint: ['#2f5a4a', '#f0e6d0'] },
    ] as const
    const stranded = boats.map(
      ({ x, y, size, lean, paint: [hull, cabin] }) =>
        path(disc(x, y + 16 * size, 120 * size, 13 * size), '#b99b66') +
        `<g transform="rotate(${lean} ${x} ${y})">${boat(x, y, size, [hull, cabin])}</g>`,
    )
    return sheet(
      sky(['#b4ccd7', '#ccdcdb', '#e6e6d4', '#f2e6c9'], 380),
      path(box(0, 370, WIDE, 300), '#7fa9b5'),
      ripples(chance, { from: 385, to: 520, colour: '#b7d0d2', count: 34 }),
      path('M0 560C400 510 700 600 1000 545S1500 530 1600 560V1000H0z', '#b7c2b0') +
        path('M0 590C400 540 700 640 1000 580S1500 560 1600 590V1000H0z', '#e3cfa4') +
        path('M0 760C500 700 900 820 1600 740V1000H0z', '#d3b880'),
      line(
        'M90 640q120-16 230 4M560 634q110-14 220 6M980 640q130-20 280 0M120 900q150-22 330 4M700 920q120-16 260 6M1330 940q90-12 200 6',
        '#c6ac78',
        7,
        'stroke-linecap="round"',
      ),
      ...stranded,
    )
  },
  'river-gauge': () => {
    const chance = numbersFrom('gauge')
    const marks = Array.from({ length: 13 }, (_, i) =>
      box(1180, 330 + i * 44, i % 2 === 0 ? 70 : 44, 10),
    ).join('')
    return sheet(
      sky(['#c6dbe2', '#dde5db', '#f1e6cc'], 420),
      ridge(chance, { base: 470, height: 210, rough: 0.9, colour: '#9aa8ab' }),
      ridge(chance, { base: 520, height: 120, rough: 0.3, colour: '#8aa06d' }),
      path('M0 540h1600v460H0z', '#5d8f98'),
      path(
        `${poplar(120, 548, 190)}${poplar(190, 548, 150)}${poplar(260, 548, 210)}${poplar(340, 548, 160)}`,
        '#4f6b3f',
      ),
      ripples(chance, { from: 570, to: 980, colour: '#8db4b6', count: 60 }),
      path('M420 540q170-150 340 0zM420 540h340v16H420z', '#d8c8a4') +
        path('M470 548q120-100 240 0z', '#5d8f98'),
      path(box(1170, 300, 92, 620), '#f6f1e4') +
        path(marks, '#2b3a4a') +
        path(box(1170, 690, 92, 12), '#c2452d'),
    )
  },
  'steppe-lake': () => {
    const chance = numbersFrom('lake')
    const pylon = (x: number, y: number, s: number) =>
      `M${x - 40 * s} ${y}L${x} ${y - 220 * s}L${x + 40 * s} ${y}M${x - 70 * s} ${y - 150 * s}h${140 * s}M${x - 50 * s} ${y - 190 * s}h${100 * s}M${x - 26 * s} ${y - 70 * s}l${42 * s}-${50 * s}M${x + 26 * s} ${y - 70 * s}l${-42 * s}-${50 * s}`
    return sheet(
      sky(['#a9c3d3', '#c5d6da', '#e4e3d4', '#f2e3c4'], 470),
      ridge(chance, { base: 500, height: 70, rough: 0.2, colour: '#a8a58e' }),
      path(box(0, 490, 1600, 220), '#6c9fae'),
      ripples(chance, { from: 500, to: 680, colour: '#a3c6cc', count: 30 }),
      path('M0 660C420 620 860 720 1600 640V1000H0z', '#c8ab72') +
        path('M0 800C500 750 1000 860 1600 780V1000H0z', '#b2925a'),
      line(
        pylon(330, 720, 1) + pylon(640, 690, 0.8) + pylon(880, 672, 0.62) + pylon(1060, 662, 0.5),
        '#4a4438',
        6,
      ),
      line('M260 570Q450 590 584 570T832 580T1026 588', '#4a4438', 3),
      path(box(1240, 610, 9, 130), '#6d6a64') + path('M1249 612h66l-18 21 18 21h-66z', '#c2452d'),
    )
  },
  'two-rivers': () => {
    const field = (x: number, y: number, colour: string) =>
      path(`M${x} ${y}l84-16 18 62-84 16z`, colour) +
      line(`M${x + 6} ${y + 19}l84-16M${x + 12} ${y + 39}l84-16`, '#f0e6cb', 4)
    const fields = (x: number, y: number) =>
      [0, 1, 2, 3, 4, 5].map((i) =>
        field(
          x + (i % 3) * 98 + (i > 2 ? 20 : 0),
          y + (i > 2 ? 68 : 0) - (i % 3) * 18,
          ['#7f9a52', '#c9a543', '#93a65f'][(i * 2 + (i > 2 ? 1 : 0)) % 3] ?? '#7f9a52',
        ),
      )
    const dam = (x: number, y: number, lean: number) =>
      line(`M${x - lean} ${y - 54}L${x + lean} ${y + 54}`, '#3d4650', 22) +
      line(`M${x - lean} ${y - 54}L${x + lean} ${y + 54}`, '#e9dfc8', 5, 'stroke-dasharray="9 11"')
    const shores = [0, 1, 2].map((i) =>
      path(disc(250, 520, 196 - i * 42, 250 - i * 56), ['#d8c596', '#9fc3cb', '#5f9db2'][i] ?? ''),
    )
    const rock = ['#8e8f8a', '#fbf9f2'] as [string, string]
    const stone = ['#a5a59d', '#fbf9f2'] as [string, string]
    return sheet(
      path(box(0, 0, WIDE, TALL), '#eadfc3'),
      path('M1600 0V1000H1060C1180 860 1090 700 1160 560S1040 220 1120 0z', '#dccda8') +
        path('M1600 0V1000H1240C1330 840 1260 700 1320 540S1230 180 1300 0z', '#cdbc94'),
      peak(1190, 190, 110, 150, stone),
      peak(1330, 210, 150, 200, rock),
      peak(1500, 250, 160, 230, stone),
      ...shores,
      path('M1600 372C1400 300 1290 352 1166 298L1150 246C1260 284 1390 236 1600 318z', '#5f9db2') +
        path(
          'M1600 828C1400 836 1250 760 1120 786L1106 736C1240 704 1390 774 1600 776z',
          '#5f9db2',
        ),
      line('M1156 270C1010 210 930 330 800 300S560 250 370 420', '#5f9db2', 20),
      line('M1112 760C960 800 900 690 760 730S520 740 360 610', '#5f9db2', 20),
      dam(1158, 271, 8),
      dam(1113, 760, 7),
      ...fields(640, 150),
      ...fields(600, 820),
      peak(1230, 560, 120, 170, stone),
      peak(1400, 600, 170, 240, rock),
      peak(1540, 640, 130, 170, stone),
      peak(1330, 960, 130, 160, rock),
      peak(1500, 980, 170, 220, stone),
    )
  },
  'glacier-stakes': () => {
    const stakes = [
      [716, 600, 0.5],
      [806, 672, 0.7],
      [912, 764, 0.95],
      [1040, 880, 1.3],
    ] as const
    const pole = (from: number, tall: number) =>
      stakes.map(([x, y, s]) => box(x, y - from * s, Math.max(6, 15 * s), tall * s)).join('')
    return sheet(
      sky(['#8fb3d0', '#adc9db', '#cfdfe4', '#e7ead9'], 430),
      peak(800, 620, 380, 440, ['#8b98a3', '#f7fafb']),
      path(
        'M0 300L150 190 250 270 340 240 480 430 650 540C600 680 420 840 160 1000H0z',
        '#6a7682',
      ) +
        path(
          'M0 300L150 190 250 270 340 240 410 336 350 318 300 372 220 316 150 380 80 322 0 400z',
          '#f7fafb',
        ) +
        path('M480 430l170 110C610 660 500 770 360 880 470 720 520 580 480 430z', '#566270'),
      path(
        'M1600 210L1430 130 1310 280 1230 260 1110 420 950 540C1000 680 1180 850 1440 1000H1600z',
        '#5d6975',
      ) +
        path(
          'M1600 210L1430 130 1310 280 1230 260 1170 340 1240 330 1290 390 1370 300 1440 370 1520 290 1600 350z',
          '#f7fafb',
        ) +
        path('M1110 420L950 540c40 130 150 240 290 350-100-160-160-310-130-470z', '#4b5764'),
      path(
        'M650 540Q800 490 950 540C1000 680 1180 850 1440 1000H160C420 840 600 680 650 540z',
        '#e6eff3',
      ) +
        path('M770 518C760 650 660 830 520 1000h70C700 830 780 650 790 516z', '#a3afb6') +
        path('M860 518c20 130 120 310 300 482h-46C940 830 850 660 846 516z', '#c3d3da'),
      line(
        'M640 620q50 26 96 8M600 706q70 36 120 8M520 800q90 46 150 6M420 900q110 56 190 4M960 690q60 26 104-8M1010 800q90 34 150-12M1150 920q90 30 150-16',
        '#9dbdcb',
        8,
        'stroke-linecap="round"',
      ),
      path(pole(130, 140), '#7a4327') + path(pole(130, 34), '#d3402b'),
    )
  },
  'salt-fields': () => {
    const chance = numbersFrom('salt')
    const colours = ['#b9a06a', '#c9b27c', '#a8925c', '#d9c794', '#8f9a5a', '#efe8d4']
    const fields: string[] = []
    for (let row = 0; row < 6; row += 1) {
      for (let column = 0; column < 8; column += 1) {
        const colour = colours[Math.floor(chance() * colours.length)] ?? '#b9a06a'
        const [x, y] = [column * 220 - 60 + row * 18, row * 172 + 8]
        fields.push(path(`M${x} ${y}l204-14 16 158-204 12z`, colour))
        if (chance() < 0.45)
          fields.push(
            path(
              disc(
                x + 60 + chance() * 90,
                y + 50 + chance() * 50,
                24 + chance() * 34,
                16 + chance() * 16,
              ),
              '#f9f6ec',
            ),
          )
      }
    }
    return sheet(
      path(box(0, 0, 1600, 1000), '#7c8a55'),
      fields.join(''),
      line('M-20 356L1620 296', '#5d93a5', 26) +
        line('M-20 712L1620 640', '#5d93a5', 18) +
        line('M540 -20L700 1020', '#5d93a5', 14),
      path(
        poplar(480, 372, 90) + poplar(530, 370, 80) + poplar(1190, 344, 96) + poplar(1240, 342, 84),
        '#3f5a35',
      ),
    )
  },
  'harvest-snow': () => {
    const chance = numbersFrom('harvest')
    const rows = Array.from({ length: 15 }, (_, i) => `M800 520L${-900 + i * 245} 1000`).join('')
    return sheet(
      sky(['#8f9dab', '#a7b2bb', '#c4cacc', '#ddd9cc'], 520),
      path(box(0, 520, 1600, 480), '#d3b160'),
      line(rows, '#b28e3f', 10),
      path('M0 520h1600v46C1200 600 700 540 0 590z', '#f4f3ee'),
      path('M690 640h250l40-96h-96v-70H770v70h-60z', '#a8412c') +
        path(box(796, 490, 62, 50), '#bcd0d6') +
        path(disc(740, 650, 52) + disc(904, 658, 40), '#2b2b2b') +
        path(disc(740, 650, 22) + disc(904, 658, 16), '#d9c48b') +
        path('M940 616h130l26 40H930z', '#6e2c20'),
      dots(chance, { count: 170, colour: '#fdfdfb', size: 7 }),
    )
  },
  'hill-road': () => {
    const chance = numbersFrom('road')
    return sheet(
      sky(['#b7cddb', '#d3dfe0', '#efe8d6'], 360),
      peak(1240, 520, 360, 400, ['#8c959b', '#fafbfa']),
      peak(420, 540, 420, 380, ['#98a0a3', '#fafbfa']),
      ridge(chance, { base: 620, height: 200, rough: 0.2, colour: '#a39a72', steps: 6 }),
      ridge(chance, { base: 800, height: 180, rough: 0.2, colour: '#8d8459', steps: 6 }),
      path('M0 860C420 800 900 900 1600 820V1000H0z', '#736b45'),
      line(
        'M760 1000C1000 930 1320 900 1180 830S620 800 620 730s520-30 500-100S820 580 800 540',
        '#efe6d2',
        34,
        'stroke-linejoin="round"',
      ),
      line(
        'M760 1000C1000 930 1320 900 1180 830S620 800 620 730s520-30 500-100S820 580 800 540',
        '#6a665c',
        22,
        'stroke-linejoin="round"',
      ),
      dots(chance, { count: 40, colour: '#fbfbf8', size: 8, to: 620 }),
    )
  },
  'mountain-hut': () => {
    const chance = numbersFrom('hut')
    return sheet(
      sky(['#141d33', '#1b2743', '#263656', '#3a4c6d'], 560),
      dots(chance, { count: 110, colour: '#f1ecd9', size: 3, to: 480 }),
      path(disc(1270, 190, 62), '#f4ecd2'),
      peak(360, 820, 470, 560, ['#33445f', '#c9d6e3']),
      peak(1190, 840, 540, 620, ['#2b3b55', '#b9c8d8']),
      path('M0 760C380 700 760 800 1600 720V1000H0z', '#dfe7ec') +
        path('M0 880C500 830 1000 920 1600 860V1000H0z', '#c3d0da'),
      path('M700 790v-110l120-84 120 84v110z', '#5b3a2a') +
        path('M670 694l150-112 150 112-20 18-130-92-130 92z', '#e8eef2') +
        path(box(742, 704, 56, 46) + box(846, 704, 56, 46), '#f5c86a'),
      line('M1020 790V470M990 520h60M996 570h48', '#cfd7de', 8) +
        line('M1070 500q36-34 0-74M1104 528q66-66 0-132', '#f5c86a', 6, 'stroke-linecap="round"'),
    )
  },
  'canal-work': () => {
    const trees = [0, 1, 2, 3, 4]
      .map((i) => poplar(110 + i * 118, 560 - i * 14, 300 - i * 46))
      .join('')
    const others = [0, 1, 2, 3, 4]
      .map((i) => poplar(1490 - i * 118, 560 - i * 14, 300 - i * 46))
      .join('')
    return sheet(
      sky(['#cfe0e4', '#e6e5d4', '#f4e3bd'], 470),
      path(box(0, 470, 1600, 530), '#c3a76b'),
      path('M770 470h60L1180 1000H420z', '#a88d55') + path('M784 470h32L1040 1000H560z', '#6d9da3'),
      path(trees + others, '#5f7343'),
      line('M640 900h320M690 780h220M724 690h150', '#9fc1bf', 7, 'stroke-linecap="round"'),
      path(box(1090, 690, 200, 66), '#d99a2b') +
        path(box(1180, 610, 96, 84), '#e7b04a') +
        path(box(1198, 626, 58, 44), '#3d4a52') +
        path('M1076 756h230q24 0 24 26t-24 26h-230q-24 0-24-26t24-26z', '#33322e') +
        line('M1110 700L980 590L880 690', '#d99a2b', 24, 'stroke-linejoin="round"') +
        path('M850 680h64v40q-40 30-64-6z', '#33322e'),
      path('M360 700q80-70 170 0zM300 820q110-90 220 0z', '#8f7442'),
    )
  },
  'steppe-herds': () => {
    const chance = numbersFrom('herds')
    const sheep = Array.from({ length: 15 }, () => ({
      x: 240 + chance() * 1150,
      y: 720 + chance() * 210,
    }))
      .sort((a, b) => a.y - b.y)
      .map(
        ({ x, y }) =>
          path(disc(x, y, 40, 26), '#f2ead8') +
          path(disc(x + 40, y - 10, 15, 17), '#3a332b') +
          path(box(x - 24, y + 18, 8, 24) + box(x + 16, y + 18, 8, 24), '#3a332b'),
      )
    return sheet(
      sky(['#9cc0d0', '#c2d6d6', '#eadfbe', '#f3d39b'], 480),
      ridge(chance, { base: 520, height: 120, rough: 0.2, colour: '#b5a37a', steps: 6 }),
      path('M0 520C420 480 900 560 1600 500V1000H0z', '#bfa35d') +
        path('M0 690C500 640 1000 740 1600 670V1000H0z', '#a98d48'),
      yurt(330, 600, 1.1, ['#f6f0e0', '#a8412c']),
      yurt(620, 580, 0.8, ['#efe6d0', '#2f5a6b']),
      ...sheep,
    )
  },
  'border-lorries': () => {
    const colours = { cab: '#f0e6d0', wheel: '#26272a', glass: '#a9c3cc' }
    return sheet(
      sky(['#d8c7b0', '#e6d5b8', '#f3e4c4'], 470),
      ridge(numbersFrom('border'), { base: 520, height: 130, rough: 0.8, colour: '#b09c80' }),
      path(box(0, 520, 1600, 480), '#a59479') +
        path('M0 640h1600v250H0z', '#5d5b57') +
        line('M0 766h1600', '#efe6d0', 9, 'stroke-dasharray="80 60"'),
      lorry(30, 740, { load: '#b4633c', ...colours }),
      lorry(450, 740, { load: '#2f4a6b', ...colours }),
      lorry(870, 740, { load: '#5f7343', ...colours }),
      path(box(1300, 440, 190, 200), '#e9dfc8') +
        path(box(1276, 420, 238, 26), '#7a3b33') +
        path(box(1330, 490, 60, 60) + box(1410, 490, 50, 150), '#4d6472'),
      path(box(1264, 560, 26, 250), '#33322e') +
        line('M1277 600L860 520', '#f6f1e4', 20) +
        line('M1277 600L860 520', '#c2452d', 20, 'stroke-dasharray="48 48"'),
    )
  },
}
