import { useEffect, useState } from 'preact/hooks';
import type { Appearance } from '../../utils/reading/appearance';
import type { AppearanceHost } from './host';

/** The reader's choices for reading, null until they are read, and how to change them. */
export function useAppearance(host: AppearanceHost) {
  const [appearance, setAppearance] = useState<Appearance | null>(null);
  useEffect(() => {
    host.read().then(setAppearance, () => {});
    return host.watch(setAppearance);
  }, []);
  return {
    appearance,
    preview: (next: Appearance) => {
      setAppearance(next);
      host.preview(next);
    },
    /** @returns when it is kept; what cannot be kept holds for as long as the page is open */
    change: (next: Appearance): Promise<void> => {
      setAppearance(next);
      return host.keep(next).catch(() => {});
    },
  };
}
