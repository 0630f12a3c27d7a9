#!/usr/bin/env bash
# Temml 0.13.5, equations of several lines and their labels.
#
# Guess:  multline has one number, at its last line, as in LaTeX; two labels that differ make two anchors.
# Seen:   every line of multline gets a number (elements of the class tml-eqn), and of a label nothing but ASCII letters, digits,
#         _ and - is kept, so that \label{ä} and \label{ö} both give an empty id.
#
# Numbers and anchors have to be made by whoever sets the page. Exits 1 when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts temml@0.13.5
cat > run.cjs <<'JS'
const temml = require('temml');

const set = (tex) => temml.renderToString(tex, { displayMode: true, throwOnError: true });
const numbers = set('\\begin{multline}a\\\\b\\\\c\\end{multline}').match(/tml-eqn/g)?.length ?? 0;
const ids = ['ä', 'ö'].map((label) => {
  const html = set(`\\begin{equation}a\\label{${label}}\\end{equation}`);
  return /class="tml-label"[^>]*/.exec(html)?.[0] ?? 'none';
});
console.log(`${numbers} numbers; labels ${ids[0] === ids[1] ? 'alike' : 'apart'}`);
JS
seen=$(node run.cjs)
expected='3 numbers; labels alike'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: expected $expected" >&2; exit 1; }
