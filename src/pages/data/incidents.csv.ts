import type { APIRoute } from 'astro';
import { writeCsv } from '../../dataset/csv.ts';
import { makeDataset } from '../../dataset/incident-row.ts';
import { getDatasetReports } from '../../dataset/site-dataset.ts';

export const GET: APIRoute = async () => new Response(writeCsv(makeDataset(await getDatasetReports())));
