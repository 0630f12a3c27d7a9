import { makeReports } from '../../bench/corpus.ts';
import { picture } from './picture.ts';

/** The report with a value for everything that a page of a report shows. */
const RICH = `---
title: A report with everything
description: Every fact that a report may have.
pubDate: 2026-01-12
author: Ada Byron
contributors: [Bo Grace]
tags: [Databases, Deploys]
series: Outages
id: tag:fixture.example,2025:postmortems/rich
source: { title: The original, url: "https://example.org/original", author: Emmy Noether, archive: "https://example.org/copy" }
corrections: [{ at: 2026-01-13, text: The number of users was wrong. }]
incident:
  status: ongoing
  severity: sev1
  tz: Europe/Berlin
  started: 2026-01-10T10:00Z
  detected: 2026-01-10T10:05Z
  mitigated: 2026-01-10T11:00Z
  services: [{ id: api, state: down, regions: [Europe] }, { id: young, state: down }, { id: website, state: degraded }]
  detection: { source: monitoring, note: The team was paged. }
  trigger: deploy
  factors: [{ text: One condition., tag: cascading }, { text: Another one. }]
  impact:
    - { metric: Failed requests, value: 12.5, unit: percent, of: peak, scope: all regions, estimated: true }
    - { unknown: Nobody counted the users. }
  timeline:
    - { at: 2026-01-10T10:00Z, type: change, text: The deploy begins., evidence: "https://example.org/deploy" }
    - { at: 2026-01-10T10:05Z, type: detected, text: Monitoring pages the team. }
    - { at: ~2026-01-11, text: The vendor is asked. }
  actions:
    - { title: Alert on the queue before it is full and page the team on call, type: detect, owner: platform team, due: 2026-01-11, status: open, url: "https://example.org/1" }
    - { title: Drop the queue, type: prevent, owner: platform team, status: dropped, reason: The queue is needed. }
    - { title: Write it down, type: learn, owner: platform team, status: done, closed: 2026-01-12 }
  related: [{ id: incident-1, rel: recurrence }]
  redactions: [{ what: The vendor, why: The contract says so., until: 2027-01-01 }]
---

## Summary

All requests failed.[^1]

[^1]: By the logs.
`;

const POST = (name: string, text: string) => `---
title: Report ${name}
description: A report whose text is ${name}.
pubDate: 2026-01-0${1 + (name.length % 9)}
author: Ada Byron
id: tag:fixture.example,2025:postmortems/${name}
---

${text}
`;

const WORDS = 'Some words that fill a line of a paragraph and a half of the one that follows it. '.repeat(4);
const sections = (count: number, marks: string) =>
  Array.from({ length: count }, (_, index) => `${marks} Section ${index + 1} of the text\n\n${WORDS}\n`).join('\n');
const STEPS = Array.from({ length: 14 }, (_, index) => `s${index}[Step number ${index}]`).join(' --> ');

const PICTURES = `## Pictures

A paragraph of two:

![One](./a.png) ![Two](./b.png)

<div>

![One](./a.png "The first caption")

![Two](./b.png "The second caption")

</div>

<div><img src="/c.png" alt="Three"><img src="/c.png" alt="Four"></div>

## A wide drawing

\`\`\`mermaid
flowchart LR
  ${STEPS}
\`\`\`
`;

/** A site of reports only: three hundred incidents over six years, 165 services, and texts of several shapes. */
export async function largeSite(): Promise<Record<string, string | Uint8Array>> {
  const services = Array.from({ length: 24 }, (_, index) => [
    `content/services/service-${index}.yml`,
    `name: Service number ${index}\n${index % 3 === 0 ? '' : 'since: 2021-01-01\n'}`,
  ]);
  return {
    ...Object.fromEntries(makeReports(300)),
    ...Object.fromEntries(services),
    'content/authors/ada.yml': 'name: Ada Byron\n',
    'content/authors/bo.yml': 'name: Bo Grace\n',
    'content/services/young.yml': 'name: The young service\nsince: 2026-01-10\n',
    'content/postmortems/rich.md': RICH,
    'content/postmortems/flat.md': POST('flat', WORDS),
    'content/postmortems/deep.md': POST('deep', sections(5, '###')),
    'content/postmortems/long.md': POST('long', sections(50, '##')),
    'content/postmortems/pictures/index.md': POST('pictures', PICTURES),
    'content/postmortems/pictures/a.png': await picture('#00f'),
    'content/postmortems/pictures/b.png': await picture('#f00'),
    'public/c.png': await picture('#0f0'),
  };
}
