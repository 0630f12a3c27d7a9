import { describe, expect, test } from 'vitest';
import { findPlayer } from '../../../src/markdown/players.ts';

test.each([
  ['https://www.youtube.com/embed/dQw4w9WgXcQ', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
  ['//www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0&start=90', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=90s'],
  ['http://youtube.com/v/dQw4w9WgXcQ', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
  ['https://www.youtube.com/embed/videoseries?list=PL12-_a', 'https://www.youtube.com/playlist?list=PL12-_a'],
  ['https://www.youtube.com/embed/dQw4w9WgXcQ?list=PL1', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1'],
  ['https://player.vimeo.com/video/76979871?h=8272103f6e&title=0', 'https://vimeo.com/76979871/8272103f6e'],
  ['https://player.vimeo.com/video/76979871', 'https://vimeo.com/76979871'],
  ['https://www.dailymotion.com/embed/video/x84sh87', 'https://www.dailymotion.com/video/x84sh87'],
  ['https://player.twitch.tv/?video=v40464143&parent=example.org', 'https://www.twitch.tv/videos/40464143'],
  ['https://clips.twitch.tv/embed?clip=Awkward-x', 'https://clips.twitch.tv/Awkward-x'],
  [
    'https://www.loom.com/embed/0281766fa2d04bb788eaf19e65135184',
    'https://www.loom.com/share/0281766fa2d04bb788eaf19e65135184',
  ],
  ['https://embed.ted.com/talks/lang/de/a_talk', 'https://www.ted.com/talks/a_talk'],
  ['https://archive.org/embed/a.b-c', 'https://archive.org/details/a.b-c'],
  ['https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&color=%23ff5500', 'https://soundcloud.com/a/b'],
  [
    'https://open.spotify.com/embed/episode/7makk4oTQel546B0PZlDM5?utm_source=x',
    'https://open.spotify.com/episode/7makk4oTQel546B0PZlDM5',
  ],
  ['https://embed.podcasts.apple.com/us/podcast/a/id1', 'https://podcasts.apple.com/us/podcast/a/id1'],
  ['https://codepen.io/ada/embed/preview/abCDe?height=300', 'https://codepen.io/ada/pen/abCDe'],
  ['https://codesandbox.io/embed/new-x1?view=preview', 'https://codesandbox.io/s/new-x1'],
  ['https://stackblitz.com/edit/a-b?embed=1', 'https://stackblitz.com/edit/a-b'],
  ['//jsfiddle.net/ada/abc/2/embedded/js,html,result/', 'https://jsfiddle.net/ada/abc/2/'],
  ['https://observablehq.com/embed/@ada/a?cells=x', 'https://observablehq.com/@ada/a'],
  ['https://asciinema.org/a/335480/iframe', 'https://asciinema.org/a/335480'],
  ['https://asciinema.org/a/335480.js', 'https://asciinema.org/a/335480'],
  ['https://gist.github.com/ada/0123abc.js?file=a.ts', 'https://gist.github.com/ada/0123abc'],
  ['https://giphy.com/embed/abc', 'https://giphy.com/gifs/abc'],
  ['https://platform.twitter.com/embed/Tweet.html?id=20', 'https://x.com/i/status/20'],
  ['https://www.instagram.com/p/B-x_1/embed/captioned/', 'https://www.instagram.com/p/B-x_1/'],
  [
    'https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fvideos%2F1',
    'https://www.facebook.com/a/videos/1',
  ],
  [
    'https://www.figma.com/embed?embed_host=x&url=https%3A%2F%2Fwww.figma.com%2Ffile%2Fa',
    'https://www.figma.com/file/a',
  ],
  [
    'https://docs.google.com/presentation/d/e/2PACX/embed?start=false',
    'https://docs.google.com/presentation/d/e/2PACX/pub',
  ],
  ['https://docs.google.com/forms/d/e/1F/viewform?embedded=true', 'https://docs.google.com/forms/d/e/1F/viewform'],
  [
    'https://videos.example.org/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d',
    'https://videos.example.org/w/9c9de5e8-0a1e-484a-b099-e80766180a6d',
  ],
])('the player %s plays what %s shows', (src, page) => {
  const found = findPlayer(src);
  expect(found?.url).toBe(page);
  expect(URL.canParse(found?.url ?? '')).toBe(true);
  expect(found?.title).toMatch(/^(?:A |Videos|Slides)/);
});

describe('nothing is guessed', () => {
  test.each([
    'https://example.org/embed/dQw4w9WgXcQ',
    'https://youtube.com.example.org/embed/dQw4w9WgXcQ',
    'https://www.youtube.com/embed/live_stream?channel=UC1',
    'https://www.youtube.com/embed/videoseries',
    'https://player.vimeo.com/video/abc',
    'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1',
    'https://w.soundcloud.com/player/?url=javascript:alert(1)',
    'https://www.google.com/maps/embed?pb=!1m18',
    'https://codepen.io/ada/pen/abc',
    '/demo/index.html',
    'javascript:alert(1)',
    'https://[',
    '',
  ])('%s', (src) => {
    expect(findPlayer(src)).toBeUndefined();
  });
});
