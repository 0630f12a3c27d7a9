import sharp from 'sharp';

/** A small PNG of one colour; each colour gives other bytes. */
export function picture(colour: string): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background: colour } })
    .png()
    .toBuffer();
}
