import { describe, expect, it } from 'vitest';
import { classifyLabel, consentText, fold, judgeLayer, type LayerFacts } from '../../utils/consent/classify';
import { CONSENT_WORDS } from '../../utils/rules/consent-words';
import { LANGUAGE_EXAMPLES } from '../fixtures/languages';

const layer = (text: string, labels: string[], more: Partial<LayerFacts> = {}): LayerFacts => ({
  text: `${text} ${labels.join(' ')}`,
  headings: '',
  controls: labels.map((label) => ({ label, isLink: false })),
  hasTextField: false,
  floats: true,
  isNamed: false,
  atEdge: true,
  lang: 'en',
  ...more,
});

describe('fold', () => {
  it('makes both Turkish i the same', () => {
    expect(fold('ÇEREZLERİ REDDET')).toBe(fold('çerezleri reddet'));
    expect(fold('AYARLARI YÖNET')).toBe(fold('ayarları yönet'));
  });
  it('drops accents and folds white space', () => {
    expect(fold('  Préférences\n\u00a0des  cookies ')).toBe('preferences des cookies');
  });
});

describe('labels', () => {
  it.each([
    ['Reject all', 'reject'],
    ['Accept only necessary', 'reject'],
    ['Continue without accepting', 'reject'],
    ['I do not agree', 'reject'],
    ['Accept all cookies', 'accept'],
    ['Got it!', 'acknowledge'],
    ['Cookie settings', 'settings'],
    ['✕', 'close'],
    ['Reject and subscribe for £2.99', 'pay'],
    ['Learn more', 'other'],
    ['Alle ablehnen', 'reject'],
    ['Nur notwendige Cookies akzeptieren', 'reject'],
    ['Alle akzeptieren', 'accept'],
    ['Tout refuser', 'reject'],
    ['Accepter les cookies non essentiels', 'accept'],
    ['Rechazar todo', 'reject'],
    ['Rifiuta tutto', 'reject'],
    ['Rejeitar todos', 'reject'],
    ['Alles weigeren', 'reject'],
    ['Odrzuć wszystkie', 'reject'],
    ['Отклонить все', 'reject'],
    ['Відхилити', 'reject'],
    ['TÜMÜNÜ REDDET', 'reject'],
    ['Odmítnout vše', 'reject'],
    ['Az összes elutasítása', 'reject'],
    ['Avvisa alla', 'reject'],
    ['Afvis alle', 'reject'],
    ['Avslå alle', 'reject'],
    ['Hylkää kaikki', 'reject'],
    ['Απόρριψη όλων', 'reject'],
    ['رفض الكل', 'reject'],
    ['דחיית הכל', 'reject'],
    ['すべて拒否', 'reject'],
    ['모두 거부', 'reject'],
    ['全部拒绝', 'reject'],
    ['सभी अस्वीकार करें', 'reject'],
    ['Tolak semua', 'reject'],
    ['Từ chối tất cả', 'reject'],
    ['ปฏิเสธทั้งหมด', 'reject'],
    ['رد کردن همه', 'reject'],
    ['すべて同意する', 'accept'],
    ['全部接受', 'accept'],
    ['قبول الكل', 'accept'],
  ])('%s is %s', (label, expected) => expect(classifyLabel(label)).toBe(expected));
});

describe('the words of every language', () => {
  it.each(Object.entries(CONSENT_WORDS))(
    '%s: has words for what is said and what is pressed',
    (lang, words) => {
      for (const list of ['uses', 'reject', 'accept'] as const)
        expect.soft(words[list].length, `${lang} has no words in "${list}"`).toBeGreaterThan(0);
    },
  );
  it.each(Object.entries(CONSENT_WORDS))('%s: no label that agrees is read as a refusal', (lang, words) => {
    for (const entry of words.accept)
      expect(classifyLabel(entry.replace(/^=/, ''), [lang]), entry).not.toBe('reject');
    for (const entry of words.reject)
      expect(classifyLabel(entry.replace(/^=/, ''), [lang]), entry).toMatch(/^(reject|pay)$/);
  });
});

describe('layers', () => {
  it('dismisses the mere notice by its close link', () => {
    const judged = judgeLayer(
      layer(
        'We use cookies to provide some features and experiences in QOSHE',
        ['More information', 'Close'],
        {
          floats: false,
          atEdge: false,
        },
      ),
    );
    expect(judged).toMatchObject({ kind: 'notice', press: 1 });
  });
  it('presses "Got it" only where nothing is asked', () => {
    expect(judgeLayer(layer('This website uses cookies to work well.', ['Got it']))).toMatchObject({
      kind: 'notice',
      press: 0,
    });
    expect(judgeLayer(layer('By using this site you agree to our cookies.', ['Got it']))).toMatchObject({
      kind: 'acceptOnly',
      press: -1,
    });
  });
  it.each([
    'If you continue to use this site we will assume that you are happy with cookies.',
    'Utilizziamo i cookie. Se continui a usare questo sito assumiamo che ti vada bene.',
    'Wir verwenden Cookies. Durch die weitere Nutzung der Seite gilt dies als vereinbart.',
  ])('takes no "OK" for a dismissal where use counts as agreement: %s', (text) => {
    expect(judgeLayer(layer(text, ['Ok']))).toMatchObject({ kind: 'acceptOnly', press: -1 });
  });
  it('refuses on the first layer, and never presses to agree', () => {
    const judged = judgeLayer(
      layer('We use cookies to measure traffic.', ['Accept all', 'Reject all', 'Settings']),
    );
    expect(judged).toMatchObject({ kind: 'choice', press: 1 });
    expect(judgeLayer(layer('We use cookies.', ['Accept', 'Learn more']))).toMatchObject({
      kind: 'acceptOnly',
      press: -1,
    });
    expect(judgeLayer(layer('We use cookies.', ['Accept', 'Manage options']))).toMatchObject({
      kind: 'settings',
      press: -1,
    });
  });
  it('presses nothing that saves what is ticked', () => {
    const judged = judgeLayer(
      layer(
        'Wir verwenden Cookies. Notwendig Statistik Marketing',
        ['Alle akzeptieren', 'Auswahl speichern'],
        {
          lang: 'de',
        },
      ),
    );
    expect(judged).toMatchObject({ kind: 'acceptOnly', press: -1, save: 1, classes: ['accept', 'other'] });
    expect(classifyLabel('Guardar ajustes')).toBe('other');
    expect(classifyLabel('Save settings')).toBe('other');
  });
  it('refuses where that costs nothing, though a subscription is offered too', () => {
    const judged = judgeLayer(
      layer(
        'Nous utilisons des cookies pour la publicité.',
        ['S’abonner', 'Continuer sans accepter', 'Accepter'],
        {
          lang: 'fr',
        },
      ),
    );
    expect(judged).toMatchObject({ kind: 'choice', press: 1 });
    expect(classifyLabel('Refuser et s’abonner')).toBe('pay');
  });
  it('tells of a wall on which one can log in, too', () => {
    const wall = layer('Consent to cookies, or pay £3 a month.', ['Accept all', 'Pay to reject', 'Sign in']);
    expect(judgeLayer(wall)).toMatchObject({ kind: 'payOrAccept', press: -1 });
  });
  it.each([
    ['en', 'We and our 214 partners store and access information on your device.', ['Agree', 'Disagree']],
    [
      'fr',
      'Nos partenaires et nous accédons à des informations sur votre terminal.',
      ['J’accepte', 'Je refuse'],
    ],
    ['de', 'Wir und unsere Partner speichern Informationen auf einem Gerät.', ['Zustimmen', 'Ablehnen']],
  ])('reads a layer that names the device instead of cookies, in %s', (lang, text, labels) => {
    expect(judgeLayer(layer(text, labels, { lang }))).toMatchObject({ kind: 'choice', press: 1 });
  });
  it('leaves pay-or-accept walls', () => {
    const wall = layer('We and our 302 partners use cookies. Read with advertising, or subscribe.', [
      'Accept all',
      'Reject all and subscribe for £2.99',
    ]);
    expect(judgeLayer(wall)).toMatchObject({ kind: 'payOrAccept', press: -1 });
  });
  it.each([
    [
      'an age gate',
      'Are you of legal drinking age? By entering you agree to our use of cookies.',
      ['Yes', 'No'],
    ],
    ['a log-in', 'Sign in. We use cookies to keep you signed in.', ['Accept', 'Cancel']],
    [
      'a newsletter',
      'Get our newsletter. We use your data as our privacy policy says.',
      ['Agree', 'No thanks'],
    ],
    ['terms of service', 'We changed our terms of service and how we use your data.', ['Accept', 'Decline']],
    ['a deed', 'Delete your personal data? This cannot be undone. We store nothing.', ['Accept', 'Reject']],
    ['a data request', 'New data request for personal data we store.', ['Approve', 'Reject']],
    ['a meeting', '3 meeting requests: privacy board, cookies project', ['Accept all', 'Decline all']],
    ['a recipe', 'Oatmeal cookies – we use cutters of 6 cm for this recipe.', ['Save', 'Close']],
    ['a paywall', 'Subscribe to read on. We use your data carefully.', ['Subscribe now', 'Not now']],
    ['parental consent', 'A parent must agree before we process personal data.', ['I consent', 'Decline']],
    ['a study', 'Take part in our study. We collect personal data.', ['I agree', 'I do not agree']],
    ['an app that asks', 'Tidemaps wants to access your account and use your data.', ['Allow', 'Deny']],
    ['a bakery', 'Our cookies: we use butter from the island.', ['Order', 'Close']],
    ['plain talk of cookies', 'Five cookie stories for winter', ['Close']],
  ])('leaves %s alone', (_, text, labels) => {
    expect(judgeLayer(layer(text, labels)).kind).toBe('none');
  });
  it('leaves a page about cookies alone', () => {
    const page = layer(
      'We use cookies and similar technologies.',
      ['Accept all cookies', 'Reject all cookies'],
      {
        headings: 'Cookie policy',
        floats: false,
      },
    );
    expect(judgeLayer(page).kind).toBe('none');
  });
  it('leaves whatever has a field to type in', () => {
    const form = layer('We use cookies.', ['Accept', 'Reject'], { hasTextField: true });
    expect(judgeLayer(form).kind).toBe('none');
  });
  it.each(Object.entries(LANGUAGE_EXAMPLES))('reads %s', (lang, { banner, accept, reject }) => {
    for (const [name, said] of Object.entries({ banner, accept, reject }))
      expect.soft(said, `test/fixtures/languages.ts: ${lang} has no ${name}`).not.toBe('');
    expect(judgeLayer(layer(banner, [accept, reject], { lang }))).toMatchObject({ kind: 'choice', press: 1 });
  });
  it('reads a text in another language than the document claims', () => {
    expect(consentText('Wir verwenden Cookies', '', 'en')?.langs).toContain('de');
  });
});
