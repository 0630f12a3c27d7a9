import type { APIRoute } from 'astro';
import { writeCsv } from '../../dataset/csv.ts';
import { getDataset } from '../../dataset/site-dataset.ts';

export const GET: APIRoute = async () => new Response(writeCsv(await getDataset()));
