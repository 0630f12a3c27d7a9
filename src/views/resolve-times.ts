import { deriveDuration, formatDuration, METRICS } from '../incidents/durations.ts';
import { oncePerBuild } from '../once.ts';
import { getReliability } from './reliability.ts';

/** Words for how long it took until a report's incident was over, by path; only of counted reports where it is known. */
export const getResolveTimes = oncePerBuild(async (): Promise<ReadonlyMap<string, string>> => {
  const { counted } = await getReliability();
  const metric = METRICS.find(({ id }) => id === 'resolve');
  return new Map(
    counted.flatMap(({ path, incident }) => {
      const duration = metric && deriveDuration(incident, metric);
      return duration?.known ? [[path, `${formatDuration(duration)} to resolve`] as const] : [];
    }),
  );
});
