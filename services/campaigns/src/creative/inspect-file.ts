import { imageSize } from 'image-size';

export interface InspectedFile {
  widthPixels: number | null;
  heightPixels: number | null;
}

const largestSidePixels = 30_000;

/** Looks into a file: null when it is not what its content type says. PDF pages have no pixels. */
export function inspectFile(body: Uint8Array, contentType: string): InspectedFile | null {
  if (contentType === 'application/pdf') {
    const head = Buffer.from(body.subarray(0, 5)).toString('latin1');
    const tail = Buffer.from(body.subarray(-1024)).toString('latin1');
    return head === '%PDF-' && tail.includes('%%EOF')
      ? { widthPixels: null, heightPixels: null }
      : null;
  }
  try {
    const { width, height, type } = imageSize(body);
    const isAsAnnounced = contentType === (type === 'jpg' ? 'image/jpeg' : `image/${type}`);
    const isSane = width > 0 && height > 0 && Math.max(width, height) <= largestSidePixels;
    return isAsAnnounced && isSane ? { widthPixels: width, heightPixels: height } : null;
  } catch {
    return null;
  }
}
