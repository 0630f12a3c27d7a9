/** The sections of a report, in their order, with the headings that stand for them; the first is the one to suggest. */
export const SECTION_HEADINGS = {
  summary: [
    ...['Summary', 'Executive summary', 'Incident summary', 'Issue summary', 'Overview', 'Synopsis', 'Abstract'],
    ...['TL;DR', 'TLDR', 'In short', 'In brief', 'At a glance', 'What happened', 'Description', 'Introduction'],
  ],
  impact: [
    ...['Impact', 'User impact', 'Customer impact', 'Business impact', 'Service impact', 'Impact assessment'],
    ...['Effect', 'Effects', 'Consequences', 'Scope', 'Blast radius', 'Who was affected', 'What was affected'],
  ],
  trigger: [
    ...['Trigger and factors', 'Trigger', 'Triggers', 'Factors', 'Contributing factors', 'Cause', 'Causes'],
    ...['Root cause', 'Root causes', 'Root cause analysis', 'Cause analysis', 'Causal analysis', 'Underlying causes'],
    ...['Analysis', 'Technical analysis', 'Technical details', 'What caused it', 'What caused the incident'],
    ...['What caused the outage', 'Why it happened', 'Why did it happen', 'Why did this happen', 'Why this happened'],
  ],
  detection: [
    ...['Detection', 'Discovery', 'Alerting', 'How it was detected', 'How was it detected', 'How we detected it'],
    ...['How it was found', 'How we found out', 'How we found it', 'How it was noticed', 'How we noticed'],
  ],
  response: [
    ...['Response', 'Incident response', 'Mitigation', 'Resolution', 'Recovery', 'Repair', 'Fix', 'Remediation'],
    ...['What we did', 'How we responded', 'How it was fixed', 'How we fixed it', 'How it was resolved'],
  ],
  wentWell: [
    ...['What went well', 'Went well', 'What worked', 'What worked well', 'What went right', 'Things that went well'],
    ...['Positives', 'Successes'],
  ],
  wentBadly: [
    ...['What went badly', 'Went badly', 'Badly', 'What went poorly', 'Poorly', 'What went wrong', 'Went wrong'],
    ...['What did not go well', 'What didn’t go well', 'What did not work', 'What didn’t work'],
    ...['What could have gone better', 'What could be improved', 'Things that went badly', 'Things that went wrong'],
  ],
  luck: [
    ...[
      'Where there was luck',
      'Where we got lucky',
      'Where we were lucky',
      'What went well by luck',
      'By luck',
      'Luck',
    ],
    ...['Got lucky', 'We got lucky', 'Lucky breaks', 'What was luck'],
  ],
  actions: [
    ...['Actions', 'Action items', 'Action plan', 'Follow-up actions', 'Follow-up', 'Follow-ups', 'Next steps'],
    ...['Corrective actions', 'Preventive actions', 'Preventive measures', 'Preventative measures', 'Measures'],
    ...['Prevention', 'Remediation', 'Improvements', 'Plan', 'Future work', 'Work items', 'To do'],
    ...['What we are doing', 'What we’re doing', 'What we will do', 'What is being done', 'What happens next'],
    ...['What we are changing', 'What is changing', 'What will change', 'What changes', 'What we have changed'],
  ],
  timeline: [
    ...['Timeline', 'Incident timeline', 'Chronology', 'Sequence of events', 'Events', 'Event log', 'Log'],
    ...['What happened when'],
  ],
} as const;

export type SectionKey = keyof typeof SECTION_HEADINGS;

/** True for the key of a section that exists. */
export function isSectionKey(key: string): key is SectionKey {
  return Object.hasOwn(SECTION_HEADINGS, key);
}

export const SECTION_KEYS = Object.keys(SECTION_HEADINGS).filter(isSectionKey);
