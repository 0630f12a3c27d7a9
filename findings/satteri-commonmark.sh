#!/usr/bin/env bash
# satteri 0.10.5 beside commonmark 0.31.2, the reference implementation.
#
# Guess:  a parser that passes the examples of CommonMark reads HTML in a line and runs of asterisks as the reference does.
# Seen:   an attribute without quotes that begins with a slash makes a tag text, <img src=/x.png>, though x.png alone is read; and
#         of a***b****b the bold text has the outer asterisks, where the reference has emphasis around it.
#
# Addresses in raw HTML of Markdown need quotes. Exits 1 when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts satteri@0.10.5 commonmark@0.31.2
cat > run.mjs <<'JS'
import * as commonmark from 'commonmark';
import { markdownToHtml } from 'satteri';

const reference = (text) => new commonmark.HtmlRenderer().render(new commonmark.Parser().parse(text)).trim();
for (const text of ['a <img src=/x.png> b', 'a <img src=x.png> b', 'a***b****b']) {
  const own = markdownToHtml(text).html.trim();
  console.log(own === reference(text) ? 'the same' : `${own} beside ${reference(text)}`);
}
JS
seen=$(node run.mjs)
expected='<p>a &lt;img src=/x.png&gt; b</p> beside <p>a <img src=/x.png> b</p>
the same
<p>a*<strong>b</strong>**b</p> beside <p>a<em><strong>b</strong></em>*b</p>'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: expected $expected" >&2; exit 1; }
