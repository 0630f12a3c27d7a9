/** How much a problem matters: an error stops the build, a warning and a piece of information do not. */
export type Level = 'error' | 'warning' | 'info';

/** The rules of the content check. `docs/check.md` has a bad and a good example of each. */
export const RULES = {
  R1: 'every instant has a zone, a two-digit hour and a real date that is not in the future',
  R2: 'instants, intervals and closings are in a possible order',
  R3: 'a resolved incident says when; an ongoing one is younger than 30 days',
  R4: 'the timeline ascends, agrees with the instants and has the moments that matter',
  R5: 'a duration in the text equals the derived one',
  R6: 'a duration of zero, or of more than seven days, is meant',
  R7: 'services are known',
  R8: 'a closed list gets one of its values',
  R9: 'an incident has an impact figure with unit and scope, or says why not',
  R10: 'the sections of a report are there',
  R11: 'a report says what happened, what it did to users and what is being done',
  R12: 'an action starts with a verb and has a team or a role as owner, a due day, a type and a link',
  R13: 'one action prevents or detects, or the report says why none does',
  R15: 'an action says what will be done, not that things will be better',
  R16: 'an open action is not past its due day',
  R17: 'the text says what happened, not what should have happened',
  R18: 'an error of a person is not a cause',
  R19: 'no person stands next to a causal verb',
  R21: 'a report has one owner; others are contributors',
  R22: 'a severe incident is reported within five working days',
  R23: 'a severe incident that customers found gets an action of type detect',
  R24: 'a root cause has factors beside it',
  R26: 'a third of the timeline has evidence',
  R27: 'a change after publication has a correction',
  R28: 'no secret, private host or private link is published',
  R29: 'images have alternative text, sources an archived copy',
  C1: 'every file has one address of its own, and every address one file',
  C2: 'links, fragments, images and related reports lead somewhere',
  C3: 'front matter can be read and its keys are known',
  C4: 'authors are known, names and tags have one spelling',
  C5: 'files, tables and nesting stay within limits',
  C6: 'a published entry has a written id',
  C7: 'a silencer silences something',
  C8: 'directives, formulas, diagrams, components and code are such that a page can show them',
  C9: 'what a new file or site begins with has been replaced',
  C10: 'the code of a text reaches nothing outside of the project',
} as const;

export type RuleId = keyof typeof RULES;

/** True for the id of a rule that exists. */
export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(RULES, id);
}

export const RULE_IDS = Object.keys(RULES).filter(isRuleId);
