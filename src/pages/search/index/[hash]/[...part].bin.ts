import type { APIRoute, GetStaticPaths } from 'astro';
import { getSearchIndex } from '../../../../search/site-index.ts';

export const getStaticPaths = (async () => {
  const { hash, files } = await getSearchIndex();
  return [...files].map(([part, bytes]) => ({ params: { hash, part }, props: { bytes } }));
}) satisfies GetStaticPaths;

interface Props extends Record<string, unknown> {
  bytes: Uint8Array<ArrayBuffer>;
}

export const GET: APIRoute<Props> = ({ props }) =>
  new Response(props.bytes, { headers: { 'Content-Type': 'application/octet-stream' } });
