import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 960;
const HEIGHT = 320;

type Colour = readonly [red: number, green: number, blue: number];

/** Background, band and disc of each poster. */
const palettes: readonly (readonly [Colour, Colour, Colour])[] = [
  [
    [20, 33, 61],
    [252, 163, 17],
    [229, 229, 229],
  ],
  [
    [0, 95, 115],
    [238, 155, 0],
    [233, 216, 166],
  ],
  [
    [155, 34, 38],
    [255, 224, 178],
    [255, 255, 255],
  ],
  [
    [45, 106, 79],
    [183, 228, 199],
    [255, 209, 102],
  ],
  [
    [61, 37, 89],
    [239, 71, 111],
    [255, 209, 102],
  ],
  [
    [29, 53, 87],
    [168, 218, 220],
    [230, 57, 70],
  ],
];

/** A plain poster as PNG: a slanted band and a disc, in the colours of its number. */
export function drawCreative(number: number): Buffer {
  const palette = palettes[number % palettes.length] as (typeof palettes)[number];
  const [ground, band, disc] = palette;
  const discX = WIDTH * (0.2 + 0.09 * (number % 7));
  const slant = 0.5 + 0.15 * (number % 4);
  const rows: Buffer[] = [];
  for (let y = 0; y < HEIGHT; y++) {
    const row = Buffer.alloc(1 + WIDTH * 3);
    for (let x = 0; x < WIDTH; x++) {
      const isDisc = Math.hypot(x - discX, y - HEIGHT * 0.46) < HEIGHT * 0.27;
      const along = x - WIDTH * 0.62 + y * slant;
      const isBand = along > 0 && along < WIDTH * 0.22;
      row.set(isDisc ? disc : isBand ? band : ground, 1 + x * 3);
    }
    rows.push(row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // Eight bits a channel, red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A chunk of PNG: length, type, data, checksum of type and data. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
