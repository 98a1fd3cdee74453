/** What one cloth is made of: four dyes, and a light one for letters on its ground. */
export type Dyes = {
  /** the cloth itself, dark enough for letters of `letters` */
  ground: string
  figure: string
  second: string
  line: string
  letters: string
}

/** Undyed wool and raw silk. */
const WOOL = '#f1e7d3'

function cloth(ground: string, figure: string, second: string, line: string): Dyes {
  return { ground, figure, second, line, letters: WOOL }
}

type Cloths = readonly [Dyes, ...Dyes[]]

/**
 * By country, after what its own crafts are known for: sky and steppe ochre of the Kazakh felts,
 * madder and black wool of the shyrdak, green and pomegranate of the suzani, the indigo, violet and
 * yellow of the silks of Margilan, the deep red of Turkmen carpets. All for the region: glazed tile.
 */
export const cloths = {
  kz: [
    cloth('#0f4a66', '#f0b63f', WOOL, '#0a3145'),
    cloth('#17506b', WOOL, '#e7a52f', '#c4532d'),
    cloth('#123a5e', '#e9c46a', '#4fa3c7', WOOL),
  ],
  kg: [
    cloth('#8f1f22', WOOL, '#2a1c19', '#e2a33b'),
    cloth('#2b2422', '#c93b2c', WOOL, '#e2a33b'),
    cloth('#7a2412', '#f0c987', '#3a1714', WOOL),
  ],
  tj: [
    cloth('#11493a', '#d6455a', WOOL, '#e8b04a'),
    cloth('#1c3f4a', '#e0574f', '#8fbf9f', WOOL),
    cloth('#3d1f3a', '#e36a76', '#7fb08a', '#f0cf86'),
  ],
  uz: [
    cloth('#1b2c70', '#f3c333', '#d63a45', WOOL),
    cloth('#45205f', WOOL, '#e04a4a', '#f0b93a'),
    cloth('#0a4f57', '#f0c63c', '#c9344f', WOOL),
  ],
  tm: [
    cloth('#5c1420', '#e6c9a0', '#1c2542', '#c45a35'),
    cloth('#4b1714', '#d9a066', '#16324a', WOOL),
    cloth('#651b2c', WOOL, '#23202f', '#d0733f'),
  ],
  region: [
    cloth('#0a5060', WOOL, '#2fa7a0', '#dba843'),
    cloth('#143a78', '#e9dcc0', '#3f9fc2', '#dba843'),
    cloth('#155049', '#dfc98f', '#5db3a5', WOOL),
  ],
} satisfies Record<string, Cloths>

export type ClothName = keyof typeof cloths
