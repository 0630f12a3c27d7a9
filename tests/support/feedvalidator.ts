import { spawnSync } from 'node:child_process';

/** The folder of a checkout of W3C’s feed validator, which needs Python; undefined when nobody has named one. */
export const FEEDVALIDATOR_DIR = process.env.FEEDVALIDATOR_DIR;

const PROGRAM = `
import json, os, sys
folder = os.environ['FEEDVALIDATOR_DIR']
sys.path[:0] = [os.path.join(folder, 'src'), folder]
import feedvalidator
from feedvalidator import logging
for name, address, text in json.load(sys.stdin):
  for event in feedvalidator.validateString(text, base=address)['loggedEvents']:
    if isinstance(event, (logging.Error, logging.Warning)):
      print(name, event.__class__.__name__, json.dumps(event.params, default=str))
`;

/** Errors and warnings about feeds, one per line, beginning with the file’s name. */
export function validateFeeds(feeds: readonly (readonly [file: string, address: string, text: string])[]): string[] {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', PROGRAM], {
    input: JSON.stringify(feeds),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`the feed validator did not run: ${stderr}`);
  return stdout.split('\n').filter(Boolean);
}
