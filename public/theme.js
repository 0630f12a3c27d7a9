// Set the reader's theme before anything is painted, and keep the switch in the header in step with it.
// A file of its own without `defer`: the security policy allows no inline script, and a later one would flash.
(() => {
  const root = document.documentElement;
  const read = () => {
    try {
      return localStorage.getItem('theme');
    } catch {
      return null; // Storage is refused: the choice holds for this page.
    }
  };
  const show = (written) => {
    const theme = written === 'light' || written === 'dark' ? written : 'system';
    root.dataset.theme = theme;
    const scheme = document.querySelector('head > meta[name=color-scheme]');
    if (scheme) scheme.content = theme === 'system' ? 'light dark' : theme;
    const choice = document.querySelector('[data-theme-switch]:not(.prose *)');
    if (choice) choice.value = theme;
  };
  show(read());
  addEventListener('DOMContentLoaded', () => {
    show(root.dataset.theme);
    document.querySelector('[data-theme-switch]:not(.prose *)')?.addEventListener('change', ({ target }) => {
      show(target.value);
      try {
        localStorage.setItem('theme', target.value);
      } catch {}
    });
  });
  // Other tabs, and pages that come back from the browser's history.
  addEventListener('storage', () => show(read()));
  addEventListener('pageshow', ({ persisted }) => persisted && show(read()));
})();
