import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReader, fetchFiles } from '../../../src/search/client/reader.ts';
import { document, makeIndex } from './corpus.ts';

const { files } = makeIndex([document('Pool', 'word '.repeat(500))]);
const whole = (path: string) => files.get(path) ?? new Uint8Array();
const SERVED: Readonly<Record<string, Uint8Array>> = {
  ...{ '/good/root': whole('root'), '/good/f/0': whole('f/0') },
  '/cut/root': whole('root').slice(0, -3),
  '/empty/root': new Uint8Array(),
  '/garbage/root': new TextEncoder().encode('<!doctype html><title>Not found</title>'),
  '/other/root': whole('f/0'),
};

describe('files over HTTP', () => {
  let server: Server;
  let base = '';
  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => {
      const bytes = SERVED[url];
      response.writeHead(bytes ? 200 : 404).end(bytes);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('are inflated', async () => {
    const reader = createReader(fetchFiles(`${base}/good/`));
    expect((await reader.root()).documents).toBe(1);
    expect((await reader.fragment(0)).title).toBe('Pool');
  });

  test.each(['cut', 'empty', 'garbage', 'other', 'missing'])('that are broken are an error: %s', async (folder) => {
    await expect(createReader(fetchFiles(`${base}/${folder}/`)).root()).rejects.toThrow();
  });

  test('of a server that is gone are an error', async () => {
    await expect(createReader(fetchFiles('http://127.0.0.1:1/')).root()).rejects.toThrow();
  });
});
