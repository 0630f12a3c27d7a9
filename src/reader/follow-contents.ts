/** How far down the window a part begins to be the one that is being read, as a share of its height. */
const LINE = 0.12;

/**
 * Keep the part that is being read in sight in a long table of contents, and mark it there, where the browser does not do that by
 * style alone.
 */
export function followContents(document: Document): void {
  const isMarked = CSS.supports('scroll-target-group: auto');
  const parts = [...document.querySelectorAll<HTMLAnchorElement>('.contents a:not(.prose *)')].flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  const mark = () => {
    const current = parts.findLast(({ heading }) => heading.getBoundingClientRect().top < innerHeight * LINE);
    if (!isMarked) for (const part of parts) part.link.ariaCurrent = part === current ? 'true' : null;
    const list = current?.link.closest('nav');
    if (!current || !list || list.scrollHeight <= list.clientHeight) return;
    const { top, height } = current.link.getBoundingClientRect();
    list.scrollTop += top - list.getBoundingClientRect().top - (list.clientHeight - height) / 2;
  };
  const observer = new IntersectionObserver(mark, { rootMargin: `0px 0px -${100 - LINE * 100}% 0px` });
  for (const { heading } of parts) observer.observe(heading);
}
