#!/usr/bin/env bash
# @cloudflare/pages-shared 0.13.189, which Cloudflare Pages reads _redirects with: a colon within a segment.
#
# Guess:  a placeholder is a whole segment, /:name/. A wiki's old address /wiki/Talk:Pool/ is taken as it is written.
# Seen:   every colon before a letter begins a placeholder, wherever it stands. The line for /wiki/Talk:Pool/ answers
#         /wiki/TalkSomethingElse/ too, and counts among the 100 lines with placeholders and not among the 2 000 without.
#
# An old address with such a colon needs a page of its own and no line. Exits 1 when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @cloudflare/pages-shared@0.13.189
cat > run.cjs <<'JS'
const { createMetadataObject } = require('@cloudflare/pages-shared/dist/metadata-generator/createMetadataObject.js');
const { generateHandler } = require('@cloudflare/pages-shared/dist/asset-server/handler.js');

globalThis.HTMLRewriter ??= class {};
const rules = [{ from: '/wiki/Talk:Pool/', to: '/new/', status: 301, lineNumber: 1 }];
const metadata = createMetadataObject({ redirects: { rules, invalid: [] } });
const none = async () => null;
const ask = async (path) => {
  const request = new Request(`https://site.example${path}`);
  const others = { getAssetKey: () => '', negotiateContent: () => ({ encoding: null }), fetchAsset: none };
  const answer = await generateHandler({
    ...{ request, metadata, findAssetEntryForPath: none, ...others, logError() {}, setMetrics() {} },
  });
  return answer.status;
};
(async () => {
  const { staticRules, rules: patterns } = metadata.redirects;
  console.log(
    `${Object.keys(staticRules ?? {}).length} plain, ${Object.keys(patterns).length} with placeholders;`,
    `${await ask('/wiki/Talk:Pool/')} ${await ask('/wiki/TalkSomethingElse/')} ${await ask('/wiki/Other/')}`,
  );
})();
JS
seen=$(node run.cjs)
expected='0 plain, 1 with placeholders; 301 301 404'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: expected $expected" >&2; exit 1; }
