#!/usr/bin/env bash
# opentype.js 2.0.0, path data of outlines.
#
# Guess:  toPathData(2) rounds every coordinate to two places: a ten millionth is 0.
# Seen:   it rounds by way of text, so that a number which JavaScript writes with an exponent is none: 1e-8 gives NaN, and the
#         rest of the path is lost to whoever draws it. Outlines of letters have such numbers after scaling.
#
# Whoever draws outlines rounds and writes the commands of a path himself. Exits 1 when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts opentype.js@2.0.0
cat > run.cjs <<'JS'
const { Path } = require('opentype.js');

const path = new Path();
path.moveTo(1e-8, 5);
path.lineTo(0.001, 1.239);
console.log(path.toPathData(2));
JS
seen=$(node run.cjs)
expected='MNaN 5L0 1.24'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: expected $expected" >&2; exit 1; }
