#!/usr/bin/env bash
# @astrojs/rss 4.0.19, elements in customData.
#
# Guess:  customData is put into the feed as it is written: it is XML already.
# Seen:   it is parsed and written again, and texts that look like numbers are numbers in between: 007 becomes 7, 1.10 becomes 1.1,
#         1e3 becomes 1000. A guid, a version or a postal code is another one after that.
#
# What has to stay can be put in after the package has written the feed. Exits 1 when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @astrojs/rss@4.0.19
cat > run.mjs <<'JS'
import { getRssString } from '@astrojs/rss';

const customData = '<a>007</a><b>1.10</b><c>1e3</c><d>v1.10</d>';
const xml = await getRssString({ title: 't', description: 'd', site: 'https://site.example', items: [], customData });
console.log(/<a>.*<\/d>/s.exec(xml)?.[0]);
JS
seen=$(node run.mjs)
expected='<a>7</a><b>1.1</b><c>1000</c><d>v1.10</d>'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: expected $expected" >&2; exit 1; }
