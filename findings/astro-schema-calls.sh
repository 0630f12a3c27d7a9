#!/usr/bin/env bash
# Astro 7.3.4, a collection whose schema is a function.
#
# Guess:  schema: ({ image }) => … is called once for a collection, as a schema is made once.
# Seen:   it is called once more for every entry that is loaded, each time with another `image`, which knows the folder of the
#         entry. A schema of some size takes longer to make than to use: with twenty entries it is made more than twenty times.
#
# A large schema is kept between the calls, and paths of pictures are given to it with their ./ so that `image` need not know the
# folder. Exits 1 when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm pkg set type=module > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts astro@7.3.4
mkdir -p src/pages content
echo '<p>A page</p>' > src/pages/index.astro
for number in $(seq 20); do printf -- '---\ntitle: Entry %s\n---\n\nText.\n' "$number" > "content/$number.md"; done
cat > src/content.config.ts <<'TS'
import { defineCollection, z } from 'astro:content';
import { glob } from 'astro/loaders';

let calls = 0;
process.on('exit', () => console.log(calls > 20 ? 'a call for every entry' : 'calls: ' + calls));
export const collections = {
  entries: defineCollection({
    loader: glob({ base: './content', pattern: '*.md' }),
    schema: () => {
      calls++;
      return z.object({ title: z.string() });
    },
  }),
};
TS
seen=$(ASTRO_TELEMETRY_DISABLED=1 node node_modules/astro/bin/astro.mjs build 2>&1 | grep -E '^(a call|calls)' | tail -1)
expected='a call for every entry'
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: expected $expected" >&2; exit 1; }
