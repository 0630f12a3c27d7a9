import { performance } from 'node:perf_hooks';
import type { AstroIntegration } from 'astro';
import type { Around } from './prerender.ts';

/** Stages of a build, one after the other, each as long as until the next one begins. */
export interface Timings {
  /** End the stage before, if there is one, and begin another. A stage that is under way goes on. */
  begin(stage: Stage): void;
  /** End the last stage and write a line for each: what it was, seconds on the wall, seconds of the processors. */
  format(): string;
}

export type Stage =
  | 'settings'
  | 'check'
  | 'content'
  | 'bundle'
  | 'paths'
  | 'pages'
  | 'pictures'
  | 'cleaning'
  | 'verify'
  | 'publish';

const WORDS: Readonly<Record<Stage, string>> = {
  settings: 'reading the settings',
  check: 'checking the content',
  content: 'starting Astro, rendering texts',
  bundle: 'bundling code',
  paths: 'listing pages, filling the database',
  pages: 'writing pages, feeds and data',
  pictures: 'making pictures',
  cleaning: 'cleaning pictures of public/',
  verify: 'verifying the output',
  publish: 'publishing',
};

interface Measured {
  readonly stage: Stage;
  readonly wall: number;
  readonly cpu: number;
}

/** Measure stages by two clocks: milliseconds on the wall, and of the processors. */
export function createTimings(wallClock = () => performance.now(), cpuClock = processorMilliseconds): Timings {
  const done: Measured[] = [];
  let current: Measured | undefined;
  const end = (): void => {
    if (!current) return;
    const { stage, wall, cpu } = current;
    done.push({ stage, wall: wallClock() - wall, cpu: cpuClock() - cpu });
    current = undefined;
  };
  return {
    begin(stage) {
      if (current?.stage === stage) return;
      end();
      current = { stage, wall: wallClock(), cpu: cpuClock() };
    },
    format() {
      end();
      const sum = (field: 'wall' | 'cpu') => done.reduce((total, measured) => total + measured[field], 0);
      const lines = done.map(({ stage, wall, cpu }) => line(WORDS[stage], wall, cpu));
      return [line('stage', 'wall', 'processors'), ...lines, line('together', sum('wall'), sum('cpu'))].join('\n');
    },
  };
}

/** Tell the stages of Astro apart that it has hooks for. */
export function timeStages(timings: Timings): AstroIntegration {
  return {
    name: 'afterword-timings',
    hooks: {
      'astro:config:setup': () => timings.begin('content'),
      'astro:build:start': () => timings.begin('bundle'),
      'astro:build:generated': () => timings.begin('cleaning'),
    },
  };
}

/** Tell the stages of rendering apart. */
export function timePages(timings: Timings): Around {
  return (prerenderer) => ({
    ...prerenderer,
    async getStaticPaths() {
      timings.begin('paths');
      const paths = await prerenderer.getStaticPaths();
      timings.begin('pages');
      return paths;
    },
    async teardown() {
      await prerenderer.teardown?.();
      timings.begin('pictures');
    },
  });
}

function line(name: string, wall: number | string, cpu: number | string): string {
  const cell = (value: number | string) => (typeof value === 'number' ? `${(value / 1000).toFixed(2)} s` : value);
  return `  ${name.padEnd(38)}${cell(wall).padStart(10)}${cell(cpu).padStart(13)}`;
}

function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
