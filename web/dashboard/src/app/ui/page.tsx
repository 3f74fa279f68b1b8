import { env } from '@mobilytics/web-shell/env';
import { notFound } from 'next/navigation';
import { Gallery } from './gallery.tsx';

/** Every component at a glance, for who builds pages; not part of the product. */
export default function GalleryPage() {
  if (env.NODE_ENV === 'production') notFound();
  return <Gallery />;
}
