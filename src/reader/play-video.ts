/** Play a video in the place of its link when the link is followed. Until then nothing of it is loaded. */
export function playInPlace(document: Document): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-video]')) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const video = document.createElement('video');
      video.src = link.href;
      video.controls = true;
      video.autoplay = true;
      video.ariaLabel = link.dataset.video ?? null;
      video.tabIndex = 0;
      link.replaceWith(video);
      video.focus();
    });
  }
}
