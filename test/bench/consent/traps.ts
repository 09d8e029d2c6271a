/** Pages that ask something else, or only talk of cookies: nothing on them may be pressed or hidden. */
import type { BenchPage, Lang } from './page.ts';

const STYLE = `<style>.over { position: fixed; inset: 20% 25%; background: #fff; border: 1px solid; padding: 24px; z-index: 99 }
.low { position: fixed; inset: auto 0 0; background: #ffd; padding: 14px; z-index: 99 } .corner { position: fixed; right: 12px; bottom: 12px; width: 300px; background: #fff; border: 1px solid; padding: 12px; z-index: 99 }</style>`;

const trap = (
  id: string,
  place: 'over' | 'low' | 'corner' | 'flow',
  html: string,
  lang: Lang = 'en',
): BenchPage => ({
  id: `trap-${id}`,
  lang,
  kind: 'trap',
  tool: null,
  head: STYLE,
  ...(place === 'flow'
    ? { before: `<section id="kept">${html}</section>` }
    : {
        after: `<div id="kept" class="${place}"${place === 'over' ? ' role="dialog" aria-modal="true"' : ''}>${html}</div>`,
      }),
  banner: `[document.querySelector('#kept')]`,
  state: `'none'`,
});

export const TRAP_PAGES: readonly BenchPage[] = [
  trap(
    'age',
    'over',
    '<h2>How old are you?</h2><p>We use cookies to remember your answer. You must be of legal drinking age.</p><button>I am 18 or older</button> <button>I am younger</button>',
  ),
  trap(
    'sign-in',
    'over',
    '<h2>Sign in</h2><p>By signing in you accept our privacy policy.</p><input type="password"> <button>Accept and sign in</button> <button>Cancel</button>',
  ),
  trap(
    'sign-up',
    'over',
    '<h2>Create your account</h2><p>We process your personal data as described in our privacy policy.</p><input type="email"><button>Agree and join</button> <button>No thanks</button>',
  ),
  trap(
    'newsletter',
    'over',
    '<h2>The morning letter</h2><p>Your data is safe with us; see our privacy policy. Unsubscribe at any time.</p><input type="email"><button>Subscribe</button> <button>Decline</button>',
  ),
  trap(
    'terms',
    'over',
    '<h2>Our terms of service have changed</h2><p>Please read the new terms, which also cover how we use your data.</p><button>Accept</button> <button>Decline</button>',
  ),
  trap(
    'delete',
    'over',
    '<h2>Delete your data?</h2><p>All your personal data will be erased. This cannot be undone.</p><button>Delete</button> <button>Reject request</button>',
  ),
  trap(
    'data-request',
    'over',
    '<h2>Data access request</h2><p>A user asks for a copy of their personal data under the GDPR.</p><button>Accept request</button> <button>Reject request</button>',
  ),
  trap(
    'invitation',
    'corner',
    '<b>Two meeting invitations</b><p>Budget; harbour project</p><button>Accept all</button> <button>Decline all</button> <button>Settings</button>',
  ),
  trap(
    'chat',
    'corner',
    '<b>Chat with us</b><p>Hello! We store this conversation for thirty days.</p><button>Start</button> <button aria-label="Close">×</button>',
  ),
  trap(
    'push',
    'corner',
    '<b>Breaking news on your screen?</b><p>We would like to send you notifications.</p><button>Allow</button> <button>No thanks</button>',
  ),
  trap(
    'recipe',
    'low',
    '<b>Ginger cookies</b> – use cookie cutters of 5 cm and 200 g of sugar. <button>Jump to recipe</button> <button>Save</button> <button>Close</button>',
  ),
  trap(
    'policy',
    'flow',
    '<h1>Cookie policy</h1><p>We use cookies and similar technologies. Here you can withdraw your consent at any time.</p><button>Accept all</button> <button>Reject all</button> <button>Save settings</button>',
  ),
  trap(
    'app-settings',
    'flow',
    `<h2>Privacy settings</h2><p>Who can see your profile and how your personal data is used in your team.</p><label><input type="checkbox" checked> Show my name</label> <button>Save settings</button> <button>Reject changes</button>${'<p>Further choices for your account and your team.</p>'.repeat(30)}`,
  ),
  trap(
    'paywall',
    'over',
    '<h2>Read on for 1 € a month</h2><p>Already a subscriber? Sign in.</p><button>Subscribe</button> <button>Not now</button>',
  ),
  trap(
    'location',
    'over',
    '<h2>Which edition?</h2><p>We use your location to choose an edition of the paper.</p><button>Europe</button> <button>Americas</button> <button>Close</button>',
  ),
  trap(
    'upload',
    'over',
    '<h2>Share this file?</h2><p>Anyone with the link can use the data in it.</p><button>Allow</button> <button>Deny</button> <button>Options</button>',
  ),
  trap(
    'parents',
    'over',
    '<h2>A parent must agree</h2><p>Parental consent is needed before we process your child’s personal data.</p><button>I consent</button> <button>Decline</button>',
  ),
  trap(
    'study',
    'over',
    '<h2>Take part in our study</h2><p>We collect and process your personal data for research only. Your consent is voluntary.</p><button>I agree</button> <button>I do not agree</button>',
  ),
  trap(
    'recording',
    'corner',
    '<b>This call is being recorded</b><p>By continuing you consent to the recording and to how we use your data.</p><button>Leave</button> <button>Got it</button>',
  ),
  trap(
    'third-party',
    'over',
    '<h2>Tidemaps wants to access your account</h2><p>It will see your personal data and use it as its privacy policy says.</p><button>Allow</button> <button>Deny</button>',
  ),
  trap(
    'signature',
    'over',
    '<h2>Consent to electronic signature</h2><p>You agree that we store the contract and your personal data electronically.</p><button>I agree</button> <button>I decline</button>',
  ),
  trap(
    'patient',
    'over',
    '<h2>Before your treatment</h2><p>Your doctor shares your data with the laboratory. We need your consent to process it.</p><button>Agree</button> <button>Refuse</button>',
  ),
  trap(
    'bakery',
    'low',
    '<b>Our cookies</b> – we use only butter and brown sugar from the island. <button>Order a dozen</button> <button>Close</button>',
  ),
  trap(
    'ad-blocker',
    'over',
    '<h2>You use an ad blocker</h2><p>Advertising pays for our work. Please allow ads on this site; we respect your privacy.</p><button>Allow ads</button> <button>Continue without allowing</button>',
  ),
  trap(
    'competition',
    'over',
    '<h2>Win a weekend at sea</h2><p>We use your personal data to draw the prize and share it with our partners.</p><button>Take part</button> <button>No thanks</button>',
  ),
  trap(
    'embed',
    'flow',
    `${'<p>The pier was built in the year of the great flood and has been mended ever since.</p>'.repeat(12)}<div><p>To show this film we need your consent to cookies of the film’s host.</p><button>Accept and play</button> <button>Decline</button></div>${'<p>The pier was built in the year of the great flood and has been mended ever since.</p>'.repeat(12)}`,
  ),
  trap(
    'age-de',
    'over',
    '<h2>Bist du volljährig?</h2><p>Wir verwenden Cookies, um uns deine Antwort zu merken.</p><button>Ja</button> <button>Nein</button>',
    'de',
  ),
  trap(
    'newsletter-fr',
    'over',
    '<h2>La lettre du matin</h2><p>Recevez notre newsletter. Nous utilisons vos données personnelles comme indiqué.</p><button>J’accepte</button> <button>Non merci</button>',
    'fr',
  ),
  trap(
    'delete-es',
    'over',
    '<h2>¿Eliminar la cuenta?</h2><p>Se borrarán tus datos personales que usamos en el servicio.</p><button>Aceptar</button> <button>Rechazar</button>',
    'es',
  ),
  trap(
    'terms-it',
    'over',
    '<h2>Nuovi termini di servizio</h2><p>Abbiamo aggiornato i termini e il modo in cui utilizziamo i tuoi dati personali.</p><button>Accetta</button> <button>Rifiuta</button>',
    'it',
  ),
  trap(
    'invitation-tr',
    'corner',
    '<b>Toplantı daveti</b><p>Bütçe toplantısı. Kişisel verileriniz paylaşılır.</p><button>Kabul et</button> <button>Reddet</button>',
    'tr',
  ),
  trap(
    'sign-in-ja',
    'over',
    '<h2>ログイン</h2><p>続けるには個人情報の利用に同意してください。</p><button>同意する</button> <button>拒否する</button>',
    'ja',
  ),
  {
    // The reader opens the site's own cookie settings: whoever asked for a dialog gets it.
    ...trap('asked-for', 'over', ''),
    press: '#open-choices',
    before: '<p><a id="open-choices" href="#choices">Cookie settings</a></p>',
    after: `<script>document.getElementById('open-choices').addEventListener('click', () => {
      const dialog = Object.assign(document.createElement('div'), { id: 'kept', className: 'over' });
      dialog.setAttribute('role', 'dialog');
      dialog.innerHTML = '<h2>Your choices</h2><p>We use cookies to measure our audience and for advertising.</p><label><input type="checkbox" checked> Statistics</label> <button>Accept all</button> <button>Reject all</button> <button>Save</button>';
      document.body.append(dialog);
    })</script>`,
  },
  {
    ...trap('plain', 'flow', '<p>Five cookie recipes for winter, and what the harbour eats.</p>'),
    id: 'trap-plain',
  },
];
