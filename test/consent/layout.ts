import type { Layout } from '../../utils/consent/find';

/** happy-dom draws nothing: shown is what no `hidden`, `display: none` or missing ancestor says otherwise. */
export const plainLayout: Layout = {
  isShown: (element) => element.isConnected && plainLayout.isRendered(element),
  isRendered(element) {
    for (let part: Element | null = element; part; part = part.parentElement) {
      const { style } = part as HTMLElement;
      if ((part as HTMLElement).hidden || style?.display === 'none' || style?.visibility === 'hidden')
        return false;
    }
    return true;
  },
  position: (element) => (element as HTMLElement).style?.position || 'static',
  hit: () => null,
};
