import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { publishTopics } from '../../src/feeds/websub.ts';
import { configuration, createSite, type FixtureSite } from '../support/fixture-site.ts';

interface Notice {
  readonly method: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: URLSearchParams;
  readonly topic: string;
}

/** Ends a response, or leaves the asker waiting. `attempt` counts from 1 for each topic. */
type Reply = (response: ServerResponse, attempt: number, topic: string) => void;

const accept: Reply = (response) => response.writeHead(204).end();
const refuse =
  (status: number, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response.writeHead(status, headers).end('Something that is not read. '.repeat(10_000));
const hang: Reply = () => undefined;
/** The second attempt is accepted. */
const once =
  (reply: Reply): Reply =>
  (response, attempt, topic) =>
    (attempt === 1 ? reply : accept)(response, attempt, topic);

/** A hub on a free port of this machine, which records what it is told. */
async function openHub(reply: Reply) {
  const notices: Notice[] = [];
  let open = 0;
  const most = { atOnce: 0 };
  const server = createServer((request, response) => {
    most.atOnce = Math.max(most.atOnce, ++open);
    response.on('close', () => open--);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = new URLSearchParams(Buffer.concat(chunks).toString());
      const topic = body.get('hub.url') ?? '';
      notices.push({ method: request.method, headers: request.headers, body, topic });
      reply(response, notices.filter((notice) => notice.topic === topic).length, topic);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the hub has no port');
  const url = new URL(`http://127.0.0.1:${address.port}/hub`);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, notices, most, close };
}

async function openHubForTest(reply: Reply) {
  const hub = await openHub(reply);
  onTestFinished(hub.close);
  return hub;
}

/** An address where nothing listens. */
async function closedPort(): Promise<URL> {
  const server = createSocketServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return new URL(`http://127.0.0.1:${address.port}/`);
}

const TOPIC = 'https://fixture.example/rss.xml';
const BRIEF = { answer: 200, pause: 1, longestPause: 1500 };

describe('a hub is told about a topic', () => {
  test('in one form-encoded POST', async () => {
    const { url, notices } = await openHubForTest(accept);
    const topic = 'https://fixture.example/tags/c++/rss.xml?a=1&b=2';
    expect(await publishTopics(url, [topic], BRIEF)).toEqual([{ topic }]);
    expect(notices).toHaveLength(1);
    expect(notices[0]?.method).toBe('POST');
    expect(notices[0]?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded\b/);
    expect([...(notices[0]?.body ?? [])]).toEqual([
      ['hub.mode', 'publish'],
      ['hub.url', topic],
    ]);
  });

  test.each([200, 202, 204])('and has accepted with %i', async (status) => {
    const { url, notices } = await openHubForTest(refuse(status));
    expect(await publishTopics(url, [TOPIC], BRIEF)).toEqual([{ topic: TOPIC }]);
    expect(notices).toHaveLength(1);
  });

  test.each([
    [429, {}],
    [500, {}],
    [503, { 'Retry-After': 'soon' }],
  ])('a second time after %i %o', async (status, headers) => {
    const { url, notices } = await openHubForTest(once(refuse(status, headers)));
    expect(await publishTopics(url, [TOPIC], BRIEF)).toEqual([{ topic: TOPIC }]);
    expect(notices).toHaveLength(2);
  });

  test.each(['0', '1', 'Wed, 21 Oct 2015 07:28:00 GMT'])('a second time when it says, like “%s”', async (when) => {
    const { url, notices } = await openHubForTest(once(refuse(503, { 'Retry-After': when })));
    const longer = { ...BRIEF, pause: 3_600_000 };
    expect(await publishTopics(url, [TOPIC], longer)).toEqual([{ topic: TOPIC }]);
    expect(notices).toHaveLength(2);
  });

  test.each([500, 429])('but no third time after two %is', async (status) => {
    const { url, notices } = await openHubForTest(refuse(status));
    const [answer] = await publishTopics(url, [TOPIC], BRIEF);
    expect(answer?.failure).toMatch(new RegExp(`^the hub answered ${status} \\w`));
    expect(notices).toHaveLength(2);
  });

  test.each([400, 403, 404])('and not again after %i, which would be the same', async (status) => {
    const { url, notices } = await openHubForTest(refuse(status));
    const [answer] = await publishTopics(url, [TOPIC], BRIEF);
    expect(answer?.failure).toMatch(new RegExp(`^the hub answered ${status} \\w`));
    expect(notices).toHaveLength(1);
  });

  test('and not again when it wants to be left alone for long', async () => {
    const { url, notices } = await openHubForTest(refuse(429, { 'Retry-After': '3600' }));
    expect(await publishTopics(url, [TOPIC], BRIEF)).toEqual([
      {
        topic: TOPIC,
        failure: 'the hub answered 429 Too Many Requests, and it wants to be left alone for 3600 s',
      },
    ]);
    expect(notices).toHaveLength(1);
  });

  test('not elsewhere, when it redirects', async () => {
    const elsewhere = await openHubForTest(accept);
    const { url } = await openHubForTest(refuse(307, { Location: elsewhere.url.href }));
    const [answer] = await publishTopics(url, [TOPIC], BRIEF);
    expect(answer?.failure).toBe(`the hub answered 307 Temporary Redirect, to ${elsewhere.url.href}`);
    expect(elsewhere.notices).toEqual([]);
  });

  test('a second time when it does not answer', async () => {
    const { url, notices } = await openHubForTest(once(hang));
    expect(await publishTopics(url, [TOPIC], BRIEF)).toEqual([{ topic: TOPIC }]);
    expect(notices).toHaveLength(2);
  });

  test('in vain when it never answers, or is not there', async () => {
    const { url, notices } = await openHubForTest(hang);
    const [silent] = await publishTopics(url, [TOPIC], BRIEF);
    expect(silent?.failure).toBe('the hub did not answer within 0.2 s');
    expect(notices).toHaveLength(2);
    const [absent] = await publishTopics(await closedPort(), [TOPIC], BRIEF);
    expect(absent?.failure).toMatch(/^the hub cannot be reached: .*ECONNREFUSED/);
  });
});

describe('of many topics', () => {
  const topics = Array.from({ length: 30 }, (_, index) => `${TOPIC}?${index}`);

  test('each is told once, a few at a time, and one that fails is not a reason to leave out others', async () => {
    const slowly: Reply = (response, attempt, topic) => {
      const reply = topic.endsWith('?3') ? hang : topic.endsWith('?4') ? refuse(404) : accept;
      setTimeout(() => reply(response, attempt, topic), 5);
    };
    const { url, notices, most } = await openHubForTest(slowly);
    const answers = await publishTopics(url, topics, BRIEF);
    expect(answers.map(({ topic }) => topic)).toEqual(topics);
    expect(answers.filter(({ failure }) => failure)).toEqual([
      { topic: topics[3], failure: 'the hub did not answer within 0.2 s' },
      { topic: topics[4], failure: 'the hub answered 404 Not Found' },
    ]);
    expect(new Set(notices.map(({ topic }) => topic))).toEqual(new Set(topics));
    expect(notices).toHaveLength(topics.length + 1);
    expect(most.atOnce).toBeGreaterThan(1);
    // The connection of a request that was given up may close a little later.
    expect(most.atOnce).toBeLessThanOrEqual(5);
  });

  test('most are not tried when no hub is there', async () => {
    const answers = await publishTopics(await closedPort(), topics, BRIEF);
    const failures = answers.map(({ failure }) => failure ?? '');
    expect(failures).toHaveLength(30);
    expect(failures[0]).toMatch(/ECONNREFUSED/);
    expect(failures.at(-1)).toBe('not tried, since the hub cannot be reached');
  });

  test('none need no hub', async () => {
    expect(await publishTopics(await closedPort(), [], BRIEF)).toEqual([]);
  });
});

describe('afterword ping', () => {
  const FEEDS = ['atom.xml', 'blog/rss.xml', 'feed.json', 'rss.xml', 'tags/über/feed.json'];
  const ADDRESSES = [
    'https://fixture.example/notes/atom.xml',
    'https://fixture.example/notes/blog/rss.xml',
    'https://fixture.example/notes/feed.json',
    'https://fixture.example/notes/rss.xml',
    'https://fixture.example/notes/tags/%C3%BCber/feed.json',
  ];
  let site: FixtureSite;
  let hub: Awaited<ReturnType<typeof openHub>>;
  let reply: Reply = accept;
  const configure = (address?: string) =>
    site.write(
      'site.config.ts',
      configuration({ base: '/notes', feeds: address === undefined ? {} : { hub: address } }),
    );
  beforeAll(async () => {
    hub = await openHub((...args) => reply(...args));
    const others = ['rss.json', 'rss/archive/1.xml', 'feed/archive/2.json', 'my-rss.xml', 'feeds.opml', 'index.html'];
    site = createSite(Object.fromEntries([...FEEDS, ...others].map((file) => [`dist/${file}`, 'x'])));
  });
  beforeEach(() => {
    hub.notices.length = 0;
    reply = accept;
    configure(hub.url.href);
  });
  afterAll(async () => {
    site.dispose();
    await hub.close();
  });

  test('tells the hub of every feed in dist/, and of nothing else', async () => {
    expect(await site.run(['ping'])).toEqual({ code: 0, stdout: `${hub.url.href} accepted 5 feeds\n`, stderr: '' });
    expect(hub.notices.map(({ topic }) => topic).sort()).toEqual(ADDRESSES);
  });

  test('tells it of one or two that are named, once each', async () => {
    const { code, stdout } = await site.run([
      'ping',
      '--feed',
      '/blog/rss.xml',
      '--feed=rss.xml',
      '--feed',
      'dist/rss.xml',
    ]);
    expect(stdout).toBe(`${hub.url.href} accepted 2 feeds\n`);
    expect(code).toBe(0);
    expect(hub.notices.map(({ topic }) => topic).sort()).toEqual([ADDRESSES[1], ADDRESSES[3]]);
  });

  test('tells it of what --dry-run prints, and of a path as a server or a browser has it', async () => {
    const spellings = [...ADDRESSES, '/notes/rss.xml', '/tags/%C3%BCber/feed.json', '/notes/tags/über/feed.json'];
    for (const [index, feed] of spellings.entries()) {
      const { stdout, stderr } = await site.run(['ping', '--dry-run', '--feed', feed]);
      const expected = ADDRESSES[index] ?? (feed.endsWith('/rss.xml') ? ADDRESSES[3] : ADDRESSES[4]);
      expect(stdout + stderr).toBe(`${expected}\n${hub.url.href} would be told about 1 feed\n`);
    }
  });

  test.each([
    'https://elsewhere.example/notes/rss.xml',
    '/notes/notes/rss.xml',
    '/%zz',
    '/blog/atom.xml',
    '/rss/archive/1.xml',
    '/rss.json',
    '../dist/rss.xml',
  ])('tells nothing when %s is named, which is not a feed there', async (feed) => {
    const { code, stderr } = await site.run(['ping', '--feed', '/rss.xml', '--feed', feed]);
    expect(code).toBe(1);
    expect(stderr).toBe(`--feed ${feed} is not a feed in dist/: write it like /blog/rss.xml\n`);
    expect(hub.notices).toEqual([]);
  });

  test('only says of what it would tell with --dry-run', async () => {
    const { code, stdout } = await site.run(['ping', '--dry-run']);
    expect(stdout).toBe(`${ADDRESSES.join('\n')}\n${hub.url.href} would be told about 5 feeds\n`);
    expect(code).toBe(0);
    expect(hub.notices).toEqual([]);
  });

  test('says which feed was refused and why, and exits with 1', async () => {
    reply = (response, attempt, topic) =>
      (topic.endsWith('/atom.xml') ? refuse(403) : accept)(response, attempt, topic);
    expect(await site.run(['ping'])).toEqual({
      code: 1,
      stdout: `${hub.url.href} accepted 4 of 5 feeds\n`,
      stderr: `${ADDRESSES[0]}: the hub answered 403 Forbidden\n`,
    });
  });

  test('says that there is no hub, that it is not an address, or not a safe one', async () => {
    const messages = [
      [undefined, 'site.config.ts names no hub: write it into feeds.hub\n'],
      [
        'http://hub.example/',
        'feeds.hub: “http://hub.example/” begins with http://, but a hub is told over https only',
      ],
      ['hub.example', 'feeds.hub: “hub.example” is not a web address'],
      ['ftp://hub.example/', 'feeds.hub: “ftp://hub.example/” is not a web address'],
      ['https://', 'feeds.hub: “https://” is not a web address'],
    ] as const;
    for (const [address, message] of messages) {
      configure(address);
      const { code, stdout, stderr } = await site.run(['ping', '--dry-run']);
      expect(stderr).toContain(message);
      expect(stdout).toBe('');
      expect(code).toBe(1);
    }
  });

  test('needs a dist/ with feeds in it', async () => {
    const empty = createSite({}, { feeds: { hub: hub.url.href } });
    onTestFinished(() => empty.dispose());
    expect(await empty.run(['ping'])).toMatchObject({
      ...{ code: 1, stderr: 'There is no dist/ to read feeds from: run npm run build first\n' },
    });
    empty.write('dist/index.html', 'x');
    expect(await empty.run(['ping'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no feed in'),
    });
    expect(hub.notices).toEqual([]);
  });

  test('is told wrong usage and help apart', async () => {
    const help = await site.run(['ping', '--help']);
    expect(help).toMatchObject({ code: 0, stdout: expect.stringMatching(/^afterword ping \[--feed/) });
    for (const args of [['--feed'], ['rss.xml'], ['--nothing']]) {
      expect(await site.run(['ping', ...args])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('afterword ping'),
      });
    }
    expect(hub.notices).toEqual([]);
  });
});
