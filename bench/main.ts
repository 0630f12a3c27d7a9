import { measureBuilds } from './build/build.ts';
import { measureCheck } from './check.ts';
import { judgePages } from './lighthouse/lighthouse.ts';
import { measureReliability } from './reliability.ts';
import { compareSearches } from './search/compare.ts';
import { measureSocial } from './social.ts';
import { weighPages } from './weights.ts';

/** `npm run bench -- build 1000 10000`, `npm run bench -- check 500 5000`, `npm run bench -- reliability 10000`, `npm run bench -- search 2000`; a number alone is for the latter. */
const [first = '10000', ...rest] = process.argv.slice(2);
const name = /^\d+$/.test(first) ? 'reliability' : first;
const counts = (name === first ? rest : [first, ...rest]).map(Number);

if (counts.some((count) => !Number.isInteger(count) || count < 1)) fail('a count must be a whole number above 0');
switch (name) {
  case 'build': {
    await measureBuilds(counts.length > 0 ? counts : [1000, 10_000]);
    break;
  }
  case 'check': {
    await measureCheck(counts.length > 0 ? counts : [500, 5000]);
    break;
  }
  case 'lighthouse': {
    await judgePages(counts[0] ?? 3);
    break;
  }
  case 'reliability': {
    for (const count of counts.length > 0 ? counts : [10_000]) await measureReliability(count);
    break;
  }
  case 'search': {
    await compareSearches(counts.length > 0 ? counts : [2000, 10_000]);
    break;
  }
  case 'social': {
    await measureSocial(counts.length > 0 ? counts : [100]);
    break;
  }
  case 'weights': {
    weighPages();
    break;
  }
  default:
    fail(`there is no measurement “${name}”: build, check, lighthouse, reliability, search, social or weights`);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
