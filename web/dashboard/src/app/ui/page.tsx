import { notFound } from 'next/navigation';
import { env } from '#env.ts';
import { Gallery } from './gallery.tsx';

/** Every component at a glance, for who builds pages; not part of the product. */
export default function GalleryPage() {
  if (env.NODE_ENV === 'production') notFound();
  return <Gallery />;
}
