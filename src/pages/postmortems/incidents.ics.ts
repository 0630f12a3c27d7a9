import type { APIRoute } from 'astro';
import site from '../../../site.config.ts';
import { writeCalendar } from '../../dataset/calendar.ts';
import { getDatasetReports } from '../../dataset/site-dataset.ts';

export const GET: APIRoute = async () =>
  new Response(writeCalendar(`${site.title}: incidents`, await getDatasetReports(), site.timeZone));
