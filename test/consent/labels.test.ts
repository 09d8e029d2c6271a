import { describe, expect, it } from 'vitest';
import { CONSENT_WORDS } from '../../utils/rules/consent-words';
import { collectLabels, ours, oursInLanguage, readLabels } from '../corpus/labels';

const labels = collectLabels();
const apart = labels.filter(({ keptApart }) => keptApart);

describe('labels of the consent tools’ own translations', () => {
  it('are there in numbers, and in two halves that share no translation', () => {
    expect(labels.length).toBeGreaterThan(400);
    expect(new Set(labels.map(({ lang }) => lang)).size).toBeGreaterThanOrEqual(45);
    const key = ({ tool, lang }: (typeof labels)[number]) => `${tool}/${lang}`;
    const open = new Set(labels.filter(({ keptApart }) => !keptApart).map(key));
    expect(apart.filter((label) => open.has(key(label)))).toEqual([]);
  });

  it.each([
    ['without knowing the language', ours],
    ['knowing the language', oursInLanguage],
  ])('are read as refusals and agreements, %s', (_, classify) => {
    const seen = readLabels(apart, classify);
    expect(seen.confusions).toEqual([]);
    expect(seen.rejectsFound / seen.rejects).toBeGreaterThanOrEqual(0.93);
    expect(seen.acceptsFound / seen.accepts).toBeGreaterThanOrEqual(0.9);
    expect(seen.settingsFound / seen.settings).toBeGreaterThanOrEqual(0.85);
  });
});

describe('the words of consent banners', () => {
  it.each(Object.entries(CONSENT_WORDS))('have no entry twice in a list: %s', (_, words) => {
    for (const [key, entries] of Object.entries(words))
      expect(entries.length, key).toBe(new Set(entries).size);
  });

  it.each([
    'Tout bloquer',
    'Alle Cookies verbieten',
    'Alle cookies blokkeren',
    'Zablokuj wszystkie',
    'Zakázat všechny cookies',
    'Tüm çerezleri engelle',
    'Nekt alle informasjonskapsler',
    'Forbyd alle cookies',
    'Не позволять',
    'Uždrausti visus slapukus',
    'すべてのクッキーを禁止',
    '모두 차단',
    'منع الكل',
  ])('take %s for a refusal', (label) => {
    expect(ours(label, '')).toBe('reject');
  });
});
