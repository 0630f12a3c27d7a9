/** How far down the window a part begins to be the one that is being read, as a share of its height. */
const LINE = 0.12;

/** Mark in the table of contents which part is being read, where the browser does not do it by style alone. */
export function followContents(document: Document): void {
  if (CSS.supports('scroll-target-group: auto')) return;
  const parts = [...document.querySelectorAll<HTMLAnchorElement>('.contents a:not(.prose *)')].flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  const mark = () => {
    const current = parts.findLast(({ heading }) => heading.getBoundingClientRect().top < innerHeight * LINE);
    for (const part of parts) part.link.ariaCurrent = part === current ? 'true' : null;
  };
  const observer = new IntersectionObserver(mark, { rootMargin: `0px 0px -${100 - LINE * 100}% 0px` });
  for (const { heading } of parts) observer.observe(heading);
}
