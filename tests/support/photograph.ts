import sharp from 'sharp';

/** What the camera of a test writes into its pictures; it stands nowhere else. */
export const CAMERA_NOTES = ['zzCamera 3000', '51/1 28/1 4040/100', 'zzOwner'];

/** A noisy JPEG of any size with the place where it was taken, turned on its side unless told otherwise. */
export function photograph(width: number, height: number, orientation = 1): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .withMetadata({ orientation })
    .withExif({
      IFD0: { Make: 'zzCamera 3000', Copyright: 'zzOwner', Orientation: String(orientation) },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 28/1 4040/100' },
    })
    .jpeg()
    .toBuffer();
}

/** An animation of three frames, as GIF or WebP. */
export async function animation(format: 'gif' | 'webp', width = 60): Promise<Buffer> {
  const frames = await Promise.all(
    ['#f00', '#0f0', '#00f'].map((background) =>
      sharp({ create: { width, height: 40, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const joined = sharp(frames, { join: { animated: true } });
  return format === 'gif' ? joined.gif({ delay: [100, 100, 100] }).toBuffer() : joined.webp().toBuffer();
}
