import type { Fragment, FragmentSection } from '../format/fragment.ts';
import { make } from './elements.ts';
import { coveredWords, excerpt, type FormValues, formValues, markWords, type Piece } from './excerpt.ts';
import type { Answer } from './search.ts';

const MOST_SECTIONS = 3;

/** Make the items of the list of results: a link in a heading, what kind of thing it is, and where the query stands in it. */
export function renderResults(answer: Answer, level: 'h2' | 'h3'): HTMLLIElement[] {
  const values = formValues(answer.matches);
  const dates = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeZone: 'UTC' });
  return answer.hits.map((hit) => {
    const { fragment } = hit;
    const [best, ...others] = hit.sections.map(({ section }) => section);
    // Who asks for what a title says wants all of it; who asks for something inside wants to be there.
    const isNamed = answer.matches.length > 0 && coveredWords(fragment.title, values).size === answer.matches.length;
    const target = isNamed ? undefined : best;
    const text = best?.text || fragment.description;
    return make(
      'li',
      {},
      make(
        level,
        { class: 'result-title' },
        make('a', { href: addressOf(fragment, target), dir: 'auto' }, ...render(markWords(fragment.title, values))),
      ),
      renderFacts(fragment, dates),
      make('p', { class: 'result-text', dir: 'auto' }, renderContext(best, values), ...render(excerpt(text, values))),
      renderSections(fragment, target ? others : [best, ...others], values),
    );
  });
}

/** The heading of the section that the text is from. */
function renderContext(section: FragmentSection | undefined, values: FormValues): HTMLElement | undefined {
  if (!section?.heading) return undefined;
  const end = /[\p{L}\p{N}\p{M}]$/u.test(section.heading) ? ': ' : ' ';
  return make('b', {}, ...render(markWords(section.heading, values)), end);
}

function addressOf({ url }: Fragment, section: FragmentSection | undefined): string {
  return section?.id ? `${url}#${section.id}` : url;
}

function renderFacts({ kind, date, severity, facts }: Fragment, dates: Intl.DateTimeFormat): HTMLElement {
  const rest = severity ? facts.slice(1) : facts;
  return make(
    'p',
    { class: 'result-facts' },
    severity !== '' && make('span', { class: `severity ${severity}` }, facts[0]),
    make('span', {}, kind),
    make('time', { datetime: date }, dates.format(Date.parse(`${date}T00:00Z`))),
    ...rest.map((fact) => make('span', {}, fact)),
  );
}

function renderSections(
  fragment: Fragment,
  sections: readonly (FragmentSection | undefined)[],
  values: FormValues,
): HTMLElement | undefined {
  const linked = sections.filter((section) => section?.id && section.heading).slice(0, MOST_SECTIONS);
  if (linked.length === 0) return undefined;
  const items = linked.map((section) =>
    make(
      'li',
      {},
      make('a', { href: addressOf(fragment, section) }, ...render(markWords(section?.heading ?? '', values))),
    ),
  );
  return make('ul', { class: 'result-sections', 'aria-label': 'Sections' }, ...items);
}

function render(pieces: readonly Piece[]): (HTMLElement | string)[] {
  return pieces.map(({ text, marked }) => (marked ? make('mark', {}, text) : text));
}
