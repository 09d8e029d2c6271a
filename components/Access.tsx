import { useWords } from './words';

/** Whether Headwater may see web pages, and the means to let it. */
export function Access({ granted, onAllow }: { granted: boolean; onAllow: () => void }) {
  const words = useWords();
  return (
    <section class="panel">
      <h2>{words('options_access')}</h2>
      <p>{words(granted ? 'options_accessGranted' : 'options_accessWithheld')}</p>
      {!granted && (
        <button type="button" class="button primary" onClick={onAllow}>
          {words('action_allow')}
        </button>
      )}
    </section>
  );
}
