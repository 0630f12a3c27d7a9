import type { Range } from '../../markdown/tree.ts';
import { hasSign, type Signed } from './signs.ts';

/** An address that only some people can open. */
export interface PrivateAddress extends Range {
  readonly kind: 'local' | 'network' | 'host' | 'chat';
  readonly words: string;
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
/** RFC 1918. */
const NETWORK = new RegExp(
  `(?<![\\w.-])(?:10\\.${OCTET}|192\\.168|172\\.(?:1[6-9]|2\\d|3[01]))\\.${OCTET}\\.${OCTET}(?!\\d|\\.\\d|-\\d)(?<mask>/\\d{1,2}(?!\\d))?`,
  'g',
);
/** The three ranges as such belong to everybody. */
const WHOLE_RANGE = /^(?:10\.0\.0\.0\/8|172\.16\.0\.0\/12|192\.168\.0\.0\/16)$/;
/** What makes four numbers a version, or a place in a document: its name, or the product’s, which has a capital. */
const NUMBERED =
  /(?:\b(?:[Bb]uild|[Cc]hapter|[Cc]lause|[Rr]elease|[Ss]ection|[Vv]ersion)s?|§|\b(?!(?:Addresses|Address|And|At|Box|By|Client|Connect|Curl|DNS|Endpoint|Firewall|For|From|Gateway|Host|Hosts|If|In|Instance|Interface|IP|IPs|IPv4|Is|LAN|Machine|Network|Node|On|Only|Or|Peer|Ping|Pod|Primary|Proxy|Range|Replica|Router|Server|Servers|SSH|Subnet|Switch|The|To|Use|Via|VIP|VLAN|VM|VPN|When|While|With|Worker)\b)[A-Z][\w+#]*)\s+$/;
const LOCAL =
  /\bhttps?:\/\/(?:[\w.~%-]+@)?(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|0\.0\.0\.0|\[::1?\])(?![\w.-]*\w)(?::\d+)?/gi;
const HOST =
  /(?:\b[a-z][a-z0-9+.-]{1,10}:\/\/|(?<![\w.$/-])(?<!(?<!\w)@))(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+(?:internal|intranet|local|corp|lan)(?![\w-]|\.\w|\()/g;
/** Documented by vendors, the same everywhere. */
const PUBLIC_HOST =
  /^(?:(?:host|gateway|kubernetes)\.docker\.internal|metadata\.google\.internal|kubernetes\.default\.svc\.cluster\.local|cluster\.local|svc\.cluster\.local)$/i;
const SAMPLE =
  /(?:^|[./-])(?:example|sample|foo|bar|your[\w-]*|my(?:-[\w-]+|app|company|host|org|server|team)?|some-[\w-]+|acme|workspace|team|org|company|x{2,})(?=[.-]|$)/i;
const PUBLIC_SITE =
  'www|api|status|developers?|docs|help|support|community|slack|edgeapi|university|response|investor|blog|careers|get|hooks|join|learn|partners|trust|security';
const CHAT = new RegExp(
  `(?<![\\w.-])(?:(?:https?|slack):\\/\\/)?(?<host>${[
    '(?:app\\.)?slack\\.com(?=\\/(?:archives|client|messages)\\/)',
    `(?!(?:${PUBLIC_SITE}|app)\\.slack\\.com)[a-z0-9-]+(?:\\.enterprise)?\\.slack\\.com(?=\\/)`,
    '(?:(?:canary|ptb)\\.)?discord(?:app)?\\.com(?=\\/channels\\/)',
    'teams\\.(?:microsoft|live)\\.com(?=\\/)',
    `(?!(?:${PUBLIC_SITE})\\.pagerduty\\.com)(?:[a-z0-9-]+\\.)+pagerduty\\.com(?=\\/)`,
    'pagerduty\\.com(?=\\/(?:incidents|alerts|service-directory)\\/)',
    `(?:(?!(?:${PUBLIC_SITE})\\.opsgenie\\.com)[a-z0-9-]+\\.(?:app\\.(?:eu\\.)?)?)opsgenie\\.com(?=\\/)`,
    'opsgenie\\.com(?=\\/(?:alert|incident)\\b)',
    'mail\\.google\\.com(?=\\/)',
  ].join('|')})[^\\s<>"'\`)\\]]*`,
  'gi',
);

const SIGNED: Readonly<Record<PrivateAddress['kind'], Signed>> = {
  local: { signs: ['localhost', '127.', '0.0.0.0', '[::'] },
  network: { signs: ['10.', '192.168.', '172.'] },
  host: { signs: ['.internal', '.intranet', '.local', '.corp', '.lan'] },
  chat: { signs: ['slack.', 'discord', 'teams.', 'pagerduty.', 'opsgenie.', 'mail.google.'] },
};

/** Find private addresses in a text. Which of them matter depends on where it stands. */
export function findPrivateAddresses(text: string): PrivateAddress[] {
  const lowerCase = text.toLowerCase();
  const find = (pattern: RegExp, kind: PrivateAddress['kind']) =>
    hasSign(lowerCase, SIGNED[kind]) ? found(text, pattern, kind) : [];
  const local = find(LOCAL, 'local');
  const network = find(NETWORK, 'network').filter(
    ({ words, from }) => !WHOLE_RANGE.test(words) && !NUMBERED.test(text.slice(Math.max(0, from - 40), from)),
  );
  const hosts = find(HOST, 'host').filter(({ words }) => {
    const name = words.replace(/^.*:\/\//, '');
    return !PUBLIC_HOST.test(name) && !SAMPLE.test(name.replace(/\.\w+$/, ''));
  });
  const chat = find(CHAT, 'chat').filter(
    ({ words }) => !SAMPLE.test(words.replace(/^.*:\/\//, '').split('/')[0] ?? ''),
  );
  return [...local, ...network, ...hosts, ...chat].sort((a, b) => a.from - b.from);
}

/** True for what only a host is called: names under `.local` and `.lan` are those of files and variables too. */
export function isLikelyHost(words: string): boolean {
  return /\.(?:internal|intranet|corp)$/.test(words) || isPlainlyHost(words);
}

/** True for a host that stands in an address, or has a name such as machines have: `db-1.internal`, `db.eu.internal`. */
export function isPlainlyHost(words: string): boolean {
  const labels = words.replace(/^.*:\/\//, '').split('.');
  return words.includes('://') || labels.length > 2 || /[\d-]/.test(labels[0] ?? '');
}

function found(text: string, pattern: RegExp, kind: PrivateAddress['kind']): PrivateAddress[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: words }) => {
    const shown = kind === 'chat' ? words.replace(/[.,;:!?]+$/, '') : words;
    return { kind, words: shown, from: index, to: index + shown.length };
  });
}
