import { useEffect, useState } from 'preact/hooks';
import { scrollerOf } from '../use-place';

/**
 * How much of a text lies above the lower edge of what is seen, 0 to 1.
 *
 * @param text the element that holds the text, or null as long as there is none
 */
export function useProgress(text: HTMLElement | null): number {
  const [progress, setProgress] = useState(0);
  useEffect(() => {
    if (!text) return;
    const document = text.ownerDocument;
    const scroller = scrollerOf(text);
    const target: EventTarget = scroller === document.documentElement ? document : scroller;
    let frame = 0;
    const measure = () => {
      frame = 0;
      const { top, height } = text.getBoundingClientRect();
      const edge = Math.min(innerHeight, scroller.getBoundingClientRect().top + scroller.clientHeight);
      const lower = scroller === document.documentElement ? innerHeight : edge;
      const share = height > 0 ? Math.min(1, Math.max(0, (lower - top) / height)) : 0;
      // A text that is seen whole from the start is not read yet: what counts is what was scrolled past.
      setProgress(height <= lower - Math.max(0, top) ? 1 : Math.round(share * 200) / 200);
    };
    const onScroll = () => {
      frame ||= requestAnimationFrame(measure);
    };
    measure();
    target.addEventListener('scroll', onScroll, { passive: true });
    addEventListener('resize', onScroll);
    return () => {
      cancelAnimationFrame(frame);
      target.removeEventListener('scroll', onScroll);
      removeEventListener('resize', onScroll);
    };
  }, [text]);
  return progress;
}
