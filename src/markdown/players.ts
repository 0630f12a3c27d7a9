/** A page that shows what a player of another site plays. */
export interface PlayerPage {
  readonly url: string;
  /** What it is, for want of a title. */
  readonly title: string;
}

/** Players whose page follows from their address alone: host and path, the page, and what is there. */
const BY_PATH: readonly (readonly [player: RegExp, page: string, title: string])[] = [
  [/^www\.dailymotion\.com\/embed\/video\/(\w+)$/, 'https://www.dailymotion.com/video/$1', 'A video on Dailymotion'],
  [/^www\.loom\.com\/embed\/(\w+)$/, 'https://www.loom.com/share/$1', 'A video on Loom'],
  [/^embed\.ted\.com\/talks\/(?:lang\/[\w-]+\/)?(\w+)(?:\.html)?$/, 'https://www.ted.com/talks/$1', 'A talk on TED'],
  [/^archive\.org\/embed\/([\w.-]+)$/, 'https://archive.org/details/$1', 'A recording in the Internet Archive'],
  [/^open\.spotify\.com\/embed(?:-podcast)?\/(\w+\/\w+)$/, 'https://open.spotify.com/$1', 'A recording on Spotify'],
  [/^embed\.podcasts\.apple\.com\/(.+)$/, 'https://podcasts.apple.com/$1', 'A podcast on Apple Podcasts'],
  [/^codepen\.io\/([\w-]+)\/embed\/(?:preview\/)?(\w+)$/, 'https://codepen.io/$1/pen/$2', 'A pen on CodePen'],
  [/^codesandbox\.io\/embed\/([\w-]+)$/, 'https://codesandbox.io/s/$1', 'A sandbox on CodeSandbox'],
  [/^stackblitz\.com\/edit\/([\w-]+)$/, 'https://stackblitz.com/edit/$1', 'A project on StackBlitz'],
  [/^jsfiddle\.net\/([\w/-]+?)\/embedded(?:\/.*)?$/, 'https://jsfiddle.net/$1/', 'A fiddle on JSFiddle'],
  [/^observablehq\.com\/embed\/(@[\w-]+\/[\w-]+)$/, 'https://observablehq.com/$1', 'A notebook on Observable'],
  [/^asciinema\.org\/a\/(\w+)(?:\/\w+|\.js)$/, 'https://asciinema.org/a/$1', 'A recording on asciinema'],
  [/^gist\.github\.com\/([\w-]+\/\w+)\.js$/, 'https://gist.github.com/$1', 'A gist on GitHub'],
  [/^giphy\.com\/embed\/(\w+)$/, 'https://giphy.com/gifs/$1', 'A picture on Giphy'],
  [/^www\.instagram\.com\/(\w+\/[\w-]+)\/embed(?:\/\w+)?$/, 'https://www.instagram.com/$1/', 'A post on Instagram'],
  [/^docs\.google\.com\/(presentation\/.+)\/embed$/, 'https://docs.google.com/$1/pub', 'Slides on Google Docs'],
  [/^docs\.google\.com\/(.+\/(?:pub|pubhtml|viewform))$/, 'https://docs.google.com/$1', 'A document on Google Docs'],
  // PeerTube has no host of its own.
  [/^([\w.-]+)\/videos\/embed\/([\da-f]{8}-[\da-f-]{27}|\w{22})$/, 'https://$1/w/$2', 'A video on PeerTube'],
];

/** Players that name their page, or what it is called, in a parameter. */
const BY_PARAMETER: readonly (readonly [player: RegExp, name: string, value: RegExp, page: string, title: string])[] = [
  [/^clips\.twitch\.tv\/embed$/, 'clip', /^([\w-]+)$/, 'https://clips.twitch.tv/$1', 'A clip on Twitch'],
  [/^player\.twitch\.tv\/?$/, 'video', /^v?(\d+)$/, 'https://www.twitch.tv/videos/$1', 'A video on Twitch'],
  [/^player\.twitch\.tv\/?$/, 'channel', /^(\w+)$/, 'https://www.twitch.tv/$1', 'A channel on Twitch'],
  [/^platform\.twitter\.com\/embed\/Tweet\.html$/, 'id', /^(\d+)$/, 'https://x.com/i/status/$1', 'A post on X'],
  [
    /^w\.soundcloud\.com\/player\/?$/,
    'url',
    /^https?:\/\/(soundcloud\.com\/.+)$/,
    'https://$1',
    'A recording on SoundCloud',
  ],
  [
    /^www\.facebook\.com\/plugins\/\w+\.php$/,
    'href',
    /^https?:\/\/(www\.facebook\.com\/.+)$/,
    'https://$1',
    'A post on Facebook',
  ],
  [/^www\.figma\.com\/embed$/, 'url', /^https?:\/\/(www\.figma\.com\/.+)$/, 'https://$1', 'A file on Figma'],
];

/** The page of what a player of a known site plays, by the address that it has in `src`; undefined for any other. */
export function findPlayer(src: string): PlayerPage | undefined {
  const url = URL.parse(src.trim(), 'https://site.invalid');
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const place = `${url.host}${url.pathname.replace(/\/+$/, '')}`;
  for (const [player, page, title] of BY_PATH) {
    if (player.test(place)) return { url: place.replace(player, page), title };
  }
  for (const [player, name, pattern, page, title] of BY_PARAMETER) {
    const value = url.searchParams.get(name) ?? '';
    if (player.test(place) && pattern.test(value)) return { url: value.replace(pattern, page), title };
  }
  return youtube(place, url.searchParams) ?? vimeo(place, url.searchParams);
}

/** A video, with the second that it starts at, or a list of videos. */
function youtube(place: string, parameters: URLSearchParams): PlayerPage | undefined {
  const id = /^(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:embed|v)\/([\w-]+)$/.exec(place)?.[1];
  if (id === undefined) return undefined;
  const list = parameters.get('list');
  const isList = id === 'videoseries';
  if (id === 'live_stream' || (isList && list === null)) return undefined;
  const start = /^\d+/.exec(parameters.get('start') ?? '')?.[0];
  const page = new URL(`https://www.youtube.com/${isList ? 'playlist' : 'watch'}`);
  const wanted = { v: isList ? undefined : id, list, t: start && `${start}s` };
  for (const [name, value] of Object.entries(wanted)) if (value) page.searchParams.set(name, value);
  return { url: page.href, title: isList ? 'Videos on YouTube' : 'A video on YouTube' };
}

/** A video, with the word that opens it when it is not public. */
function vimeo(place: string, parameters: URLSearchParams): PlayerPage | undefined {
  const id = /^player\.vimeo\.com\/video\/(\d+)$/.exec(place)?.[1];
  if (id === undefined) return undefined;
  const key = /^\w+$/.exec(parameters.get('h') ?? '')?.[0];
  return { url: `https://vimeo.com/${id}${key ? `/${key}` : ''}`, title: 'A video on Vimeo' };
}
