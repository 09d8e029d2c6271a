import { useMemo } from 'preact/hooks';
import { useWords } from '../words';
import { AppearancePanel } from './AppearancePanel';
import { ContentsPanel } from './ContentsPanel';
import type { Shown, ToolsHost } from './host';
import { outlineOf } from './outline';
import { SavePanel } from './SavePanel';
import type { useAppearance } from './use-appearance';

interface Props {
  host: ToolsHost;
  looks: ReturnType<typeof useAppearance>;
  /** What is on the screen; null as long as there is no text. */
  shown: Shown | null;
}

/** The tool bar of the reading view. */
export function Tools({ host, looks, shown }: Props) {
  const words = useWords();
  const parts = useMemo(() => (shown ? outlineOf(shown.text) : []), [shown?.text]);
  const saving = useMemo(() => (shown ? host.saving(shown) : null), [shown]);
  const { appearance, preview, change } = looks;
  return (
    <div class="tools" role="toolbar" aria-label={words('reader_tools')}>
      {parts.length > 0 && <ContentsPanel parts={parts} />}
      {appearance && (
        <AppearancePanel
          appearance={appearance}
          bounds={host.degrees}
          onPreview={preview}
          onChange={(next) => void change(next)}
        />
      )}
      {saving && <SavePanel host={saving} />}
    </div>
  );
}
